package dev.cordon.range.blob;

/** The kinds of blob, by the name Azure gives them on the wire. */
enum BlobType {
    BLOCK("BlockBlob"),
    APPEND("AppendBlob"),
    PAGE("PageBlob");

    private final String wireName;

    BlobType(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    static BlobType of(String wireName) {
        for (BlobType type : values()) {
            if (type.wireName.equalsIgnoreCase(wireName)) {
                return type;
            }
        }
        throw StorageError.of(
                400,
                "InvalidHeaderValue",
                "The value for one of the HTTP headers is not in the correct format: x-ms-blob-type '" + wireName
                        + "'.");
    }
}
