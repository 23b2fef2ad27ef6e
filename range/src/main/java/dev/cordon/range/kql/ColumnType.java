package dev.cordon.range.kql;

import java.util.Locale;

/** The types of column that a result can have. */
public enum ColumnType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    OBJECT;

    /** The type as results name it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
