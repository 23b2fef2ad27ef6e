package dev.cordon.range.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class Crc64Test {
    @Test
    void the_check_value_of_the_published_algorithm_comes_out() {
        Crc64 crc = new Crc64();
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

        crc.update(digits, digits.length);

        byte[] bytes = Base64.getDecoder().decode(crc.base64());
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong())
                .isEqualTo(0xAE8B14860A799888L);
    }
}
