package dev.cordon.range.blob;

import java.util.Base64;

/** Compares what arrived with the checksums the client sent along. */
final class Checksums {
    private Checksums() {}

    /** Refuses content that was changed on its way. */
    static void check(BlobCall call) {
        Spooled content = call.content();
        call.header("Content-MD5").ifPresent(md5 -> checkMd5(md5, content.md5()));
        call.header("x-ms-content-crc64").ifPresent(crc -> checkCrc(crc, content.crc64()));
    }

    static void checkCrc(String given, String computed) {
        if (!given.equals(computed)) {
            throw StorageError.of(
                    400,
                    "Crc64Mismatch",
                    "The CRC64 value specified in the request did not match with the CRC64 value calculated by the"
                            + " server.");
        }
    }

    static void checkMd5(String given, String computed) {
        try {
            if (Base64.getDecoder().decode(given).length != 16) {
                throw invalid();
            }
        } catch (IllegalArgumentException malformed) {
            throw invalid();
        }
        if (!given.equals(computed)) {
            throw StorageError.of(
                    400,
                    "Md5Mismatch",
                    "The MD5 value specified in the request did not match with the MD5 value calculated by the server.");
        }
    }

    private static RuntimeException invalid() {
        return StorageError.of(400, "InvalidMd5", "The MD5 value specified in the request is invalid.");
    }
}
