package dev.cordon.range.kql;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type what its cells hold
 */
public record Column(String name, ColumnType type) {
    public Column {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must be the column's name, but was blank");
        }
    }
}
