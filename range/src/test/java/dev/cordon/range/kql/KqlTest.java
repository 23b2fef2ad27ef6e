package dev.cordon.range.kql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KqlTest {
    private static final Table MACHINES = new Table(
            List.of(
                    new Column("name", ColumnType.STRING),
                    new Column("group", ColumnType.STRING),
                    new Column("size", ColumnType.INTEGER),
                    new Column("properties", ColumnType.OBJECT)),
            Stream.of(
                            "{'name':'web-01','group':'Prod','size':2,'properties':{'os':{'name':'WEB-01'},'tags':['a','b']}}",
                            "{'name':'db-01','group':'prod','size':8,'properties':{'os':{'name':'dc-1'}}}",
                            "{'name':'webmail','group':'dr','size':4,'properties':null}")
                    .map(row -> (ObjectNode) Json.read(row.replace('\'', '"')))
                    .toList());

    private static Table run(String query) {
        return Kql.run(
                query,
                name -> List.of("", "machines").contains(name.toLowerCase(Locale.ROOT))
                        ? Optional.of(MACHINES)
                        : Optional.empty());
    }

    private static String names(String query) {
        return String.join(
                ",",
                run(query).rows().stream().map(row -> row.path("name").asText()).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "group == 'prod'                                    ; db-01",
                "group =~ 'PROD'                                    ; web-01,db-01",
                "group != 'prod'                                    ; web-01,webmail",
                "group !~ 'prod'                                    ; webmail",
                "name in ('web-01', \"webmail\")                    ; web-01,webmail",
                "name !in ('web-01')                                ; db-01,webmail",
                "name in~ ('WEB-01')                                ; web-01",
                "name !in~ ('WEB-01')                               ; db-01,webmail",
                "name has 'web'                                     ; web-01",
                "name !has 'WEB'                                    ; db-01,webmail",
                "name contains 'EB'                                 ; web-01,webmail",
                "name contains_cs 'EB'                              ; ``",
                "name !contains 'web'                               ; db-01",
                "name startswith 'Web'                              ; web-01,webmail",
                "name endswith '01'                                 ; web-01,db-01",
                "not(name endswith '01')                            ; webmail",
                "size > 2 and size <= 8                             ; db-01,webmail",
                "size >= 8 or name == 'web-01'                      ; web-01,db-01",
                "name == 'db-01' or name == 'web-01' and size == 99 ; db-01",
                "(name == 'db-01' or name == 'web-01') and size < 3 ; web-01",
                "properties.os.name =~ name                         ; web-01",
                "properties['os']['name'] =~ 'web-01'               ; web-01",
                "['name'] == 'db-01'                                ; db-01",
                "properties.tags[1] == 'b'                          ; web-01",
                "isempty(properties.os.name)                        ; webmail",
                "isnotempty(properties.os.name)                     ; web-01,db-01",
                "isnull(properties.none)                            ; web-01,db-01,webmail",
                "properties.os.name != 'dc-1'                       ; web-01,webmail",
                "properties.none == ''                              ; ``",
                "tolower(tostring(properties.os.name)) == 'web-01'  ; web-01",
                "toupper(name) == 'DB-01'                           ; db-01",
                "strcat(name, '/', group) == 'webmail/dr'           ; webmail",
                "array_length(properties.tags) == 2                 ; web-01",
                "name == @'db-01' // a remark                       ; db-01"
            })
    void a_condition_picks_rows(String condition, String names) {
        assertThat(names("machines | where " + condition)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Machines | order by name asc                    ; db-01,web-01,webmail",
                "machines | sort by size                         ; db-01,webmail,web-01",
                "machines | order by tolower(group) asc, size desc ; webmail,db-01,web-01",
                "machines | order by properties.os.name asc      ; webmail,web-01,db-01",
                "machines | order by tostring(properties.os.name) asc nulls last | take 1 ; webmail",
                "machines | order by properties.os.name asc nulls last | limit 2 ; web-01,db-01",
                "machines | top 1 by size                        ; db-01",
                "machines | take 2                               ; web-01,db-01",
                "where size == 4                                 ; webmail"
            })
    void operators_sort_and_cut(String query, String names) {
        assertThat(names(query)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "project name, os = properties.os.name | take 1 ; {'name':'web-01','os':'WEB-01'}",
                "project properties.os.name, tolower(group) | take 1 ; {'properties_os_name':'WEB-01','Column2':'prod'}",
                "project-away prop*, size | take 1 ; {'name':'web-01','group':'Prod'}",
                "extend name = strcat(group, '-', name), n = strlen(name) | project-away properties, group | take 1"
                        + " ; {'name':'Prod-web-01','size':2,'n':6}",
                "count ; {'Count':3}",
                "where size > 99 | count ; {'Count':0}",
                "summarize count() ; {'count_':3}",
                "where size > 99 | summarize n = count() ; {'n':0}",
                "summarize count() by tolower(group) | where count_ > 1 ; {'Column1':'prod','count_':2}",
                "summarize n=count() by g=tolower(group) | where g == 'dr' ; {'g':'dr','n':1}",
                "extend g = tolower(group) | distinct g | count ; {'Count':2}",
                "project b = iff(size > 4, 'big', 'small') | distinct b | take 1 ; {'b':'small'}"
            })
    void operators_make_columns(String operators, String row) {
        assertThat(run("machines | " + operators).rows())
                .containsExactly((ObjectNode) Json.read(row.replace('\'', '"')));
    }

    @Test
    void columns_have_types() {
        assertThat(run("machines | project name, properties.os, n = strlen(name), empty = isempty(name)")
                        .columns())
                .containsExactly(
                        new Column("name", ColumnType.STRING),
                        new Column("properties_os", ColumnType.OBJECT),
                        new Column("n", ColumnType.INTEGER),
                        new Column("empty", ColumnType.BOOLEAN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "where where                           ; 1 ; 11 ; <EOF>",
                "machines | syntax error               ; 1 ; 11 ; syntax",
                "machines | where name ==              ; 1 ; 24 ; <EOF>",
                "machines | where name == 'a' name     ; 1 ; 29 ; name",
                "machines | where (name == 'a'         ; 1 ; 29 ; <EOF>",
                "machines | where name ? 'a'           ; 1 ; 22 ; ?",
                "machines | where name == 'a           ; 1 ; 25 ; '",
                "machines | take many                  ; 1 ; 16 ; many",
                "machines |                            ; 1 ; 10 ; <EOF>",
                "machines where name == 'a'            ; 1 ; 9  ; where",
                "`machines\n| where name == 'a'\n | where`; 3 ; 8 ; <EOF>"
            })
    void a_mistake_is_told_with_its_place(String query, int line, int column, String token) {
        KqlProblem problem = problem(query);

        assertThat(problem.code()).isEqualTo("ParserFailure");
        assertThat(List.of(problem.line(), problem.column(), problem.token())).isEqualTo(List.of(line, column, token));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "machines | summarize cout() by name   ; UnknownFunction ; Unknown function: 'cout'.",
                "machines | where lower(name) == 'a'   ; UnknownFunction ; Unknown function: 'lower'.",
                "machines | where nam == 'a'           ; UnresolvedName ; 'nam'",
                "machines | project name | where size > 1 ; UnresolvedName ; 'size'",
                "machine | count                       ; DisallowedLogicalTableName ; machine",
                "machines | where strlen(name, name) > 1 ; InvalidNumberOfArguments ; strlen"
            })
    void a_name_that_means_nothing_is_told(String query, String code, String message) {
        KqlProblem problem = problem(query);

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "machines | join kind=inner (machines) on name",
                "machines | mv-expand properties",
                "machines | where name matches regex 'a.*'",
                "machines | where size between (1 .. 2)",
                "machines | where size + 1 > 2",
                "machines | extend x = split(name, '-')",
                "machines | summarize make_list(name)",
                "union machines, machines",
                "let x = 1; machines"
            })
    void what_kusto_knows_beyond_that_is_a_gap_and_no_mistake(String query) {
        assertThat(catchThrowableOfType(KqlUnsupported.class, () -> run(query))).isNotNull();
    }

    @Test
    void texts_may_be_long_and_hold_quotes() {
        String text = "x".repeat(100_000) + "\\'y\\'";

        assertThat(run("machines | where name != '" + text + "'" + " ".repeat(100_000) + "| project t = '" + text + "'")
                        .rows())
                .hasSize(3)
                .allMatch(row -> row.path("t").asText().endsWith("x'y'"));
    }

    private static KqlProblem problem(String query) {
        KqlProblem problem = catchThrowableOfType(KqlProblem.class, () -> run(query));
        assertThat(problem).isNotNull();
        return problem;
    }
}
