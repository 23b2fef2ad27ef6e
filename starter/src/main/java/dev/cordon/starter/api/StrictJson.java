package dev.cordon.starter.api;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request body within limits: its length, its depth, one value a name, and nothing after its end. */
@Component
public final class StrictJson {
    private static final int DEEPEST = 32;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final int limit;

    StrictJson(StarterProperties properties) {
        this.limit = Math.toIntExact(properties.bodyLimit().toBytes());
    }

    /**
     * The decoded body: maps, lists, texts, numbers, truth values or null.
     *
     * @throws BodyTooLarge if it is longer than configured
     * @throws NotJson if it is not one well-formed JSON value
     */
    public @Nullable Object read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new BodyTooLarge(limit);
        }
        try {
            return mapper.readValue(bytes, Object.class);
        } catch (StreamConstraintsException tooDeep) {
            throw new NotJson(
                    "nested deeper than " + DEEPEST + " levels, or a number or text in it is too long", tooDeep);
        } catch (JacksonException malformed) {
            throw new NotJson(problem(malformed), malformed);
        }
    }

    private static String problem(JacksonException malformed) {
        String where = malformed.getLocation() == null
                ? ""
                : " at line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
        boolean twice = malformed instanceof StreamReadException
                && String.valueOf(malformed.getOriginalMessage()).startsWith("Duplicate");
        return (twice ? "a name occurs twice" : "not well-formed") + where;
    }

    /** A body longer than the starter takes. */
    static final class BodyTooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BodyTooLarge(int limit) {
            super("the body is longer than " + limit + " bytes");
        }
    }

    /** A body that is not one well-formed JSON value. */
    static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotJson(String problem, Throwable cause) {
            super("the body is not JSON that can be read: " + problem, cause);
        }
    }
}
