package dev.cordon.range.kql;

import java.util.Set;

/** What Kusto knows and the range does not: the difference between a mistake and a gap. */
final class Vocabulary {
    private static final Set<String> OPERATORS = Set.of(
            "as",
            "consume",
            "evaluate",
            "facet",
            "find",
            "fork",
            "getschema",
            "invoke",
            "join",
            "lookup",
            "make-series",
            "mv-apply",
            "mv-expand",
            "mvexpand",
            "parse",
            "parse-where",
            "partition",
            "project-keep",
            "project-rename",
            "project-reorder",
            "range",
            "reduce",
            "render",
            "sample",
            "sample-distinct",
            "scan",
            "search",
            "serialize",
            "top-hitters",
            "top-nested",
            "union",
            "print",
            "let",
            "datatable",
            "externaldata");
    private static final Set<String> COMPARISONS = Set.of(
            "between",
            "!between",
            "matches",
            "has_any",
            "has_all",
            "hasprefix",
            "!hasprefix",
            "hassuffix",
            "!hassuffix",
            "hasprefix_cs",
            "hassuffix_cs");
    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "ago",
            "array_concat",
            "array_index_of",
            "array_slice",
            "array_sort_asc",
            "bag_keys",
            "bag_merge",
            "base64_decode_tostring",
            "bin",
            "bool",
            "case",
            "ceiling",
            "coalesce",
            "column_ifexists",
            "countof",
            "datetime",
            "datetime_add",
            "datetime_diff",
            "datetime_part",
            "dayofweek",
            "double",
            "dynamic",
            "endofday",
            "extract",
            "extract_all",
            "extract_json",
            "floor",
            "format_datetime",
            "format_timespan",
            "gettype",
            "guid",
            "has_any_index",
            "hash",
            "indexof",
            "int",
            "isnan",
            "ipv4_is_in_range",
            "ipv4_is_private",
            "long",
            "max_of",
            "min_of",
            "new_guid",
            "now",
            "pack",
            "bag_pack",
            "pack_all",
            "pack_array",
            "parse_json",
            "parse_path",
            "parse_url",
            "parsejson",
            "parse_version",
            "real",
            "replace",
            "replace_regex",
            "replace_string",
            "reverse",
            "round",
            "set_has_element",
            "set_union",
            "split",
            "startofday",
            "startofmonth",
            "strcat_array",
            "strcat_delim",
            "string",
            "strrep",
            "substring",
            "time",
            "timespan",
            "todatetime",
            "todecimal",
            "todouble",
            "todynamic",
            "toguid",
            "toint",
            "tolong",
            "toreal",
            "totimespan",
            "trim",
            "url_decode",
            "url_encode",
            "zip",
            "tobool",
            "toboolean");
    private static final Set<String> AGGREGATES = Set.of(
            "any",
            "take_any",
            "arg_max",
            "arg_min",
            "avg",
            "avgif",
            "count_distinct",
            "countif",
            "dcount",
            "dcountif",
            "make_bag",
            "make_list",
            "make_set",
            "makelist",
            "makeset",
            "max",
            "maxif",
            "min",
            "minif",
            "percentile",
            "stdev",
            "sum",
            "sumif",
            "variance");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");

    private Vocabulary() {}

    static boolean isComparison(Token token) {
        return COMPARISONS.contains(token.text());
    }

    static boolean isArithmetic(Token token) {
        return ARITHMETIC.contains(token.text());
    }

    static boolean isOperator(Token token) {
        return OPERATORS.contains(token.text());
    }

    static RuntimeException unknownOperator(Token token) {
        return isOperator(token) ? new KqlUnsupported("the operator " + token.text()) : KqlProblem.syntax(token);
    }

    static RuntimeException unknownFunction(Token name) {
        return FUNCTIONS.contains(name.text())
                ? new KqlUnsupported("the function " + name.text())
                : KqlProblem.of("UnknownFunction", "Unknown function: '" + name.text() + "'.", name);
    }

    static RuntimeException unknownAggregate(Token name) {
        return AGGREGATES.contains(name.text())
                ? new KqlUnsupported("the aggregation " + name.text())
                : unknownFunction(name);
    }
}
