package dev.cordon.starter.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.cordon.codec.UnreadableKeys;
import dev.cordon.starter.problem.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.payload.codec.PayloadCodecException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A codec server as Temporal's remote codec protocol wants it: {@code Payloads} as JSON in, the same out. All namespaces
 * have the same keys, so {@code X-Namespace} is not looked at.
 */
@Hidden
@RestController
@RequestMapping(
        path = "/codec",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class CodecController {
    /** The largest message that Temporal takes, 4 MiB, as JSON writes bytes. */
    private static final int LONGEST = 6 * 1024 * 1024;

    private final CodecDataConverter codec;

    CodecController(CodecDataConverter codec) {
        this.codec = codec;
    }

    @PostMapping("/encode")
    ResponseEntity<String> encode(InputStream body) throws IOException {
        return turned(body, codec::encode);
    }

    @PostMapping("/decode")
    ResponseEntity<String> decode(InputStream body) throws IOException {
        return turned(body, codec::decode);
    }

    private static ResponseEntity<String> turned(InputStream body, UnaryOperator<List<Payload>> by) throws IOException {
        try {
            List<Payload> payloads = by.apply(read(body).getPayloadsList());
            return ResponseEntity.ok(JsonFormat.printer()
                    .omittingInsignificantWhitespace()
                    .print(Payloads.newBuilder().addAllPayloads(payloads)));
        } catch (InvalidProtocolBufferException malformed) {
            throw refusal(
                    HttpStatus.BAD_REQUEST, "not-payloads", "The body is not Temporal's Payloads as JSON.", malformed);
        } catch (UnreadableKeys away) {
            throw refusal(HttpStatus.SERVICE_UNAVAILABLE, "keys-unavailable", words(away), away);
        } catch (PayloadCodecException undecodable) {
            throw refusal(HttpStatus.UNPROCESSABLE_CONTENT, "undecodable", words(undecodable), undecodable);
        }
    }

    private static Payloads read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw refusal(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "The body is longer than " + LONGEST + " bytes.",
                    null);
        }
        Payloads.Builder payloads = Payloads.newBuilder();
        JsonFormat.parser().ignoringUnknownFields().merge(new String(bytes, StandardCharsets.UTF_8), payloads);
        return payloads.build();
    }

    private static String words(Exception why) {
        return "Not decoded: " + why.getMessage() + ".";
    }

    private static ErrorResponseException refusal(
            HttpStatus status, String kind, String detail, @Nullable Exception cause) {
        return new ErrorResponseException(status, Problems.problem(status, kind, null, detail), cause);
    }
}
