package dev.cordon.codec;

import static dev.cordon.codec.Keys.AUTUMN;
import static dev.cordon.codec.Keys.SPRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AesGcmCodecTest {
    private static final Payload CLEAR = DefaultDataConverter.newDefaultInstance()
            .toPayload("vm-app-01 is beaconing")
            .orElseThrow();

    private final AesGcmCodec codec = new AesGcmCodec(KeyRing.of(SPRING));

    @Test
    void a_payload_comes_back_as_it_was_with_its_metadata() {
        Payload typed = CLEAR.toBuilder()
                .putMetadata("messageType", ByteString.copyFromUtf8("cordon.Request"))
                .build();

        assertThat(codec.decode(codec.encode(List.of(typed, CLEAR)))).containsExactly(typed, CLEAR);
        assertThat(codec.decode(codec.encode(List.of(Payload.getDefaultInstance()))))
                .containsExactly(Payload.getDefaultInstance());
    }

    @Test
    void an_encrypted_payload_says_with_which_key_and_nothing_of_its_content() {
        Payload encrypted = encrypted();

        assertThat(encrypted.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("binary/encrypted");
        assertThat(encrypted.getMetadataOrThrow("encryption-key-id").toStringUtf8())
                .isEqualTo("spring");
        assertThat(bytes(encrypted)).doesNotContain("vm-app-01", "beaconing");
    }

    @Test
    void the_same_payload_is_never_encrypted_to_the_same_bytes() {
        assertThat(encrypted().getData()).isNotEqualTo(encrypted().getData());
    }

    @Test
    void what_a_commander_typed_is_left_as_it_is() {
        Payload others = CLEAR.toBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("binary/encrypted"))
                .build();

        assertThat(codec.decode(List.of(CLEAR, others))).containsExactly(CLEAR, others);
    }

    @Test
    void older_keys_decrypt_and_the_active_one_encrypts() {
        AesGcmCodec rotated = new AesGcmCodec(KeyRing.of(AUTUMN, SPRING));

        assertThat(rotated.decode(List.of(encrypted()))).containsExactly(CLEAR);
        assertThat(rotated.encode(List.of(CLEAR)))
                .singleElement()
                .satisfies(payload -> assertThat(
                                payload.getMetadataOrThrow("encryption-key-id").toStringUtf8())
                        .isEqualTo("autumn"));
    }

    @Test
    void an_unknown_key_is_named() {
        AesGcmCodec without = new AesGcmCodec(KeyRing.of(AUTUMN));

        assertThatThrownBy(() -> without.decode(List.of(encrypted())))
                .isInstanceOf(UnknownKey.class)
                .hasMessage("the payload is encrypted with the key 'spring', which is not among the keys that this"
                        + " process was given");
    }

    @Test
    void whatever_is_altered_is_noticed() {
        refused(payload -> payload.setData(flipped(payload.getData(), 0)));
        refused(payload -> payload.setData(flipped(payload.getData(), 12)));
        refused(payload ->
                payload.setData(flipped(payload.getData(), payload.getData().size() - 1)));
        refused(payload -> payload.setData(payload.getData().substring(0, 11)));
        refused(payload -> payload.setData(ByteString.EMPTY));
        refused(payload -> payload.putMetadata(AesGcmCodec.ORIGINAL_ENCODING, ByteString.copyFromUtf8("yaml/plain")));
        refused(payload -> payload.removeMetadata(AesGcmCodec.ORIGINAL_ENCODING));
    }

    @Test
    void a_payload_moved_to_the_id_of_an_equal_key_is_noticed() {
        AesGcmCodec twins = new AesGcmCodec(KeyRing.of(SPRING, Keys.key("twin", 1)));
        Payload moved = encrypted().toBuilder()
                .putMetadata("encryption-key-id", ByteString.copyFromUtf8("twin"))
                .build();

        assertThatThrownBy(() -> twins.decode(List.of(moved)))
                .isInstanceOf(PayloadCodecException.class)
                .hasMessageContaining("'twin'");
    }

    @Test
    void messages_and_details_of_failures_are_encrypted_and_their_type_is_not() {
        var converter = Encryption.converter(KeyRing.of(SPRING));
        var failure = converter.exceptionToFailure(
                ApplicationFailure.newNonRetryableFailure("vm-app-01 is gone", "NotFound", "rg-workload-prod"));

        assertThat(bytes(failure)).doesNotContain("vm-app-01", "rg-workload-prod", "AesGcmCodecTest");
        assertThat(failure.getApplicationFailureInfo().getType()).isEqualTo("NotFound");
        assertThat(converter.failureToException(failure)).hasMessageContaining("vm-app-01 is gone");
    }

    private Payload encrypted() {
        return codec.encode(List.of(CLEAR)).get(0);
    }

    private void refused(UnaryOperator<Payload.Builder> change) {
        Payload altered = change.apply(encrypted().toBuilder()).build();
        assertThatThrownBy(() -> codec.decode(List.of(altered)))
                .isInstanceOf(PayloadCodecException.class)
                .hasMessageStartingWith("the payload is not what was encrypted with the key 'spring'");
    }

    private static ByteString flipped(ByteString data, int at) {
        byte[] bytes = data.toByteArray();
        bytes[at] ^= 1;
        return ByteString.copyFrom(bytes);
    }

    /** Everything that is in it; clear text would be found. */
    private static String bytes(MessageLite message) {
        return new String(message.toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
