package dev.cordon.azure.network;

/** Which way traffic goes, seen from the interface. */
enum Direction {
    INBOUND("in from"),
    OUTBOUND("out to");

    private final String words;

    Direction(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
