package dev.cordon.starter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.starter.Installation;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class ClearTextTest {
    @Test
    void without_keys_payloads_are_clear_text_and_one_line_says_so(CapturedOutput log) {
        try (Installation cordon = Installation.withoutKeys()) {
            String payloads = "{\"payloads\":[{\"data\":\"ImhlbGxvIg==\"}]}";

            HttpResponse<String> encoded =
                    cordon.post("/codec/encode", cordon.tenant.person("dave@contoso.com", "Auditor"), payloads);

            assertThat(encoded.body()).isEqualTo(payloads);
            assertThat(log.getAll().lines().filter(line -> line.contains("Payloads are not encrypted")))
                    .hasSize(1);
        }
    }
}
