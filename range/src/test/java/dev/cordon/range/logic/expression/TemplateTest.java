package dev.cordon.range.logic.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.http.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Scope RUN = new Scope() {
        @Override
        public JsonNode triggerOutputs() {
            return json("{'body':{'object':{'id':'/i/1','properties':{'title':'it''s','labels':['a','b'],'n':3}}}}");
        }

        @Override
        public JsonNode parameter(String name) {
            return json("{'url':'https://cordon'}").path(name);
        }

        @Override
        public JsonNode action(String name) {
            return json("{'Ask':{'status':'Failed','outputs':{'statusCode':404,'body':{'x':null}}}}")
                    .path(name);
        }

        @Override
        public JsonNode workflow() {
            return json("{'run':{'name':'0858'}}");
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    };

    /** JSON with single quotes, in which two of them are one. */
    private static JsonNode json(String text) {
        return Json.read(text.replace("''", "\u0001").replace('\'', '"').replace('\u0001', '\''));
    }

    private static JsonNode filled(String text) {
        return new Template(RUN).fill(new TextNode(text));
    }

    private static String text(String expression) {
        return Values.text(filled(expression));
    }

    @Test
    void an_expression_becomes_its_value_and_keeps_its_type() {
        assertThat(filled("@triggerBody()?['object']?['properties']?['n']")).isEqualTo(Json.read("3"));
        assertThat(filled("@triggerBody()['object'].id")).isEqualTo(new TextNode("/i/1"));
        assertThat(filled("@triggerBody()?['object']?['properties']?['labels'][1]"))
                .isEqualTo(new TextNode("b"));
        assertThat(filled("@parameters('url')")).isEqualTo(new TextNode("https://cordon"));
        assertThat(filled("@triggerOutputs()?['body']?['object']?['id']")).isEqualTo(new TextNode("/i/1"));
    }

    @Test
    void an_expression_inside_a_text_becomes_part_of_it() {
        assertThat(text("@{parameters('url')}/runs/@{workflow()?['run']['name']}"))
                .isEqualTo("https://cordon/runs/0858");
        assertThat(text("is @{equals(1, 1)} and @{null} and @{triggerBody()?['object']?['properties']?['labels']}"))
                .isEqualTo("is True and  and [\"a\",\"b\"]");
        assertThat(text("@{concat('}', '{')}")).isEqualTo("}{");
    }

    @Test
    void two_at_signs_are_one() {
        assertThat(text("@@triggerBody()")).isEqualTo("@triggerBody()");
        assertThat(text("a@@{b}")).isEqualTo("a@{b}");
        assertThat(text("alice@contoso.com")).isEqualTo("alice@contoso.com");
    }

    @Test
    void what_is_missing_is_null_where_a_question_mark_allows_it() {
        assertThat(filled("@triggerBody()?['nothing']?['deeper']").isNull()).isTrue();
        assertThat(filled("@body('Ask')?['x']?['y']").isNull()).isTrue();
        assertThatThrownBy(() -> filled("@triggerBody()['nothing']"))
                .isInstanceOf(ExpressionFailure.class)
                .hasMessageContaining("'nothing' does not exist");
    }

    @Test
    void functions_do_as_documented() {
        assertThat(text("@concat('a', 1, true, null)")).isEqualTo("a1True");
        assertThat(text("@toLower('ABC')")).isEqualTo("abc");
        assertThat(text("@string(body('Ask'))")).isEqualTo("{\"x\":null}");
        assertThat(text("@coalesce(null, triggerBody()?['none'], 'third')")).isEqualTo("third");
        assertThat(text("@json('{\"a\":[1]}')?['a'][0]")).isEqualTo("1");
        assertThat(text("@outputs('Ask')?['statusCode']")).isEqualTo("404");
        assertThat(text("@actions('Ask')?['status']")).isEqualTo("Failed");
        assertThat(text("@if(empty(''), 'yes', json('{'))")).isEqualTo("yes");
        assertThat(text("@length(split('a,b,c', ','))")).isEqualTo("3");
        assertThat(text("@contains(triggerBody()?['object']?['properties']?['labels'], 'a')"))
                .isEqualTo("True");
        assertThat(text("@and(or(false, true), not(contains('abc', 'd')))")).isEqualTo("True");
        assertThat(text("@equals(outputs('Ask')['statusCode'], 404)")).isEqualTo("True");
        assertThat(text("@less(2, 10)")).isEqualTo("True");
    }

    @Test
    void a_long_text_is_read_as_well_as_a_short_one() {
        assertThat(text("@concat('" + "x''".repeat(20_000) + "')")).hasSize(40_000);
    }

    @Test
    void what_is_unknown_or_malformed_fails_by_name() {
        assertThatThrownBy(() -> filled("@xpath('a')"))
                .hasMessageContaining("does not implement the function 'xpath'")
                .extracting(failure -> ((ExpressionFailure) failure).code())
                .isEqualTo("NotImplemented");
        assertThatThrownBy(() -> filled("@concat('a'")).hasMessageContaining("not valid at position");
        assertThatThrownBy(() -> filled("@{concat('a')")).hasMessageContaining("does not end");
        assertThatThrownBy(() -> filled("@parameters('none')")).hasMessageContaining("'none' is not found");
        assertThatThrownBy(() -> filled("@body('Never')")).hasMessageContaining("'Never' is not found");
        assertThatThrownBy(() -> filled("@and('x')")).hasMessageContaining("must be true or false");
    }

    @Test
    void a_whole_document_is_filled() {
        JsonNode filled = new Template(RUN).fill(json("{'a':['@parameters(''url'')',{'b':'@{1}'}],'c':null}"));

        assertThat(filled).isEqualTo(json("{'a':['https://cordon',{'b':'1'}],'c':null}"));
    }
}
