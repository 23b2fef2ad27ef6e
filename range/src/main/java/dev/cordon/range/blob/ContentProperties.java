package dev.cordon.range.blob;

import dev.cordon.range.http.Call;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a blob says about its own content, kept and given back as it came. */
record ContentProperties(
        @Nullable String type,
        @Nullable String encoding,
        @Nullable String language,
        @Nullable String disposition,
        @Nullable String cacheControl,
        @Nullable String md5) {

    /** Reads {@code x-ms-blob-content-*}; Put Blob also takes the standard headers where those are missing. */
    static ContentProperties of(Call call, boolean standardToo) {
        return new ContentProperties(
                header(call, "x-ms-blob-content-type", standardToo ? "Content-Type" : ""),
                header(call, "x-ms-blob-content-encoding", standardToo ? "Content-Encoding" : ""),
                header(call, "x-ms-blob-content-language", standardToo ? "Content-Language" : ""),
                header(call, "x-ms-blob-content-disposition", ""),
                header(call, "x-ms-blob-cache-control", standardToo ? "Cache-Control" : ""),
                header(call, "x-ms-blob-content-md5", ""));
    }

    ContentProperties withMd5(@Nullable String other) {
        return new ContentProperties(type, encoding, language, disposition, cacheControl, other);
    }

    private static @Nullable String header(Call call, String name, String standard) {
        return call.header(name)
                .or(() -> standard.isEmpty() ? Optional.empty() : call.header(standard))
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }
}
