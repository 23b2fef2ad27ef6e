package dev.cordon.azure.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ActivityLogPageTest {
    @Test
    void events_stay_as_azure_wrote_them_byte_for_byte() {
        String one = "{ \"a\" : 1.0,\"b\":{\"c\":[1, {\"d\":\"\\u00fc\"}]} }";
        String two = "{\"umlaut\":\"ü\"}";
        ActivityLogPage page = read("{\"extra\":{\"x\":[1]},\"value\":[" + one + " ,\n" + two
                + "],\"nextLink\":\"https://arm.test/next\"}");
        assertThat(page.events())
                .extracting(event -> new String(event, StandardCharsets.UTF_8))
                .containsExactly(one, two);
        assertThat(page.nextLink()).isEqualTo("https://arm.test/next");
    }

    @Test
    void the_last_page_has_no_next() {
        assertThat(read("{\"value\":[]}").nextLink()).isNull();
        assertThat(read("{\"value\":[],\"nextLink\":null}").nextLink()).isNull();
        assertThat(read("{\"value\":[],\"nextLink\":\"\"}").nextLink()).isNull();
    }

    @Test
    void a_page_that_was_cut_off_is_no_page() {
        assertThatThrownBy(() -> read("{\"value\":[{\"a\":1}")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> read("{\"value\":[1]}")).hasMessageContaining("not JSON");
    }

    private static ActivityLogPage read(String body) {
        return ActivityLogPage.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
