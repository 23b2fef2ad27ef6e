package dev.cordon.range.blob;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** The CRC-64 that Azure Storage uses for {@code x-ms-content-crc64}; the JDK has none. */
final class Crc64 {
    private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
    private static final int SLICES = 8;
    private static final long[][] TABLES = tables();

    private long value = ~0L;

    /** One table for each of eight bytes that are taken at a time. */
    private static long[][] tables() {
        long[][] tables = new long[SLICES][256];
        for (int i = 0; i < 256; i++) {
            long entry = i;
            for (int bit = 0; bit < 8; bit++) {
                entry = (entry & 1) == 1 ? (entry >>> 1) ^ POLYNOMIAL : entry >>> 1;
            }
            tables[0][i] = entry;
        }
        for (int slice = 1; slice < SLICES; slice++) {
            for (int i = 0; i < 256; i++) {
                long before = tables[slice - 1][i];
                tables[slice][i] = (before >>> 8) ^ tables[0][(int) (before & 0xFF)];
            }
        }
        return tables;
    }

    void update(byte[] bytes, int length) {
        ByteBuffer words = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        while (words.remaining() >= Long.BYTES) {
            value = eight(value ^ words.getLong());
        }
        while (words.hasRemaining()) {
            value = (value >>> 8) ^ TABLES[0][(int) ((value ^ words.get()) & 0xFF)];
        }
    }

    private static long eight(long word) {
        return TABLES[7][(int) (word & 0xFF)]
                ^ TABLES[6][(int) (word >>> 8 & 0xFF)]
                ^ TABLES[5][(int) (word >>> 16 & 0xFF)]
                ^ TABLES[4][(int) (word >>> 24 & 0xFF)]
                ^ TABLES[3][(int) (word >>> 32 & 0xFF)]
                ^ TABLES[2][(int) (word >>> 40 & 0xFF)]
                ^ TABLES[1][(int) (word >>> 48 & 0xFF)]
                ^ TABLES[0][(int) (word >>> 56)];
    }

    String base64() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(~value)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
