package dev.cordon.range.blob;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** The CRC-64 that Azure Storage uses for {@code x-ms-content-crc64}; the JDK has none. */
final class Crc64 {
    private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
    private static final long[] TABLE = table();

    private long value = ~0L;

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long entry = i;
            for (int bit = 0; bit < 8; bit++) {
                entry = (entry & 1) == 1 ? (entry >>> 1) ^ POLYNOMIAL : entry >>> 1;
            }
            table[i] = entry;
        }
        return table;
    }

    void update(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            value = (value >>> 8) ^ TABLE[(int) ((value ^ bytes[i]) & 0xFF)];
        }
    }

    String base64() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(~value)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
