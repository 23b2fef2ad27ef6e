package dev.cordon.range.resourcegraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import dev.cordon.range.kql.Table;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Which part of a result is asked for ("Working with large Azure resource data sets"): a page has 1000 rows unless
 * fewer are asked for, and only a result with an {@code id} column can be read on.
 *
 * <p>Results are arrays of objects from api-version 2020-04-01-preview on, and tables before.
 *
 * @param top how many rows at most, from 1 to 1000
 * @param skip how many rows to pass over
 * @param asTable whether the rows come as a table
 */
record Page(int top, int skip, boolean asTable) {
    private static final int MOST = 1000;
    private static final String OBJECTS_SINCE = "2020-04-01";

    static Page of(JsonNode options, String apiVersion, GraphErrors errors) {
        int top = options.path("$top").asInt(MOST);
        if (top < 1 || top > MOST) {
            throw errors.badRequest("InvalidParameter", "$top must be from 1 to 1000, but was " + top + ".");
        }
        int skip = options.path("$skip").asInt(0);
        String token = options.path("$skipToken").asText("");
        if (!token.isEmpty() && !options.has("$skip")) {
            skip = offset(token, errors);
        }
        if (skip < 0) {
            throw errors.badRequest("InvalidParameter", "$skip must not be negative, but was " + skip + ".");
        }
        return new Page(top, skip, asTable(options.path("resultFormat").asText(""), apiVersion, errors));
    }

    private static boolean asTable(String format, String apiVersion, GraphErrors errors) {
        return switch (format) {
            case "table" -> true;
            case "objectArray" -> false;
            case "" -> apiVersion.compareTo(OBJECTS_SINCE) < 0;
            default ->
                throw errors.badRequest(
                        "InvalidParameter", "resultFormat must be 'table' or 'objectArray', but was '" + format + "'.");
        };
    }

    private static int offset(String token, GraphErrors errors) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.matches("rows-to-skip=\\d{1,9}")) {
                return Integer.parseInt(text.substring("rows-to-skip=".length()));
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid(errors, token);
        }
        throw invalid(errors, token);
    }

    private static RuntimeException invalid(GraphErrors errors, String token) {
        return errors.badRequest("InvalidSkipToken", "The skip token '" + token + "' is not valid.");
    }

    ObjectNode of(Table table) {
        List<ObjectNode> rows = table.rows();
        int from = Math.min(skip, rows.size());
        int to = Math.min(from + top, rows.size());
        boolean more = to < rows.size();
        boolean pageable = table.column("id").isPresent();
        ObjectNode body = Json.object().put("totalRecords", rows.size()).put("count", to - from);
        body.putArray("facets");
        body.set("data", asTable ? table(table, rows.subList(from, to)) : array(rows.subList(from, to)));
        body.put("resultTruncated", more && !pageable ? "true" : "false");
        if (more && pageable) {
            byte[] token = ("rows-to-skip=" + to).getBytes(StandardCharsets.UTF_8);
            body.put("$skipToken", Base64.getEncoder().encodeToString(token));
        }
        return body;
    }

    private static ArrayNode array(List<ObjectNode> rows) {
        ArrayNode array = Json.array();
        rows.forEach(array::add);
        return array;
    }

    private static ObjectNode table(Table table, List<ObjectNode> rows) {
        ObjectNode written = Json.object();
        ArrayNode columns = written.putArray("columns");
        table.columns()
                .forEach(column -> columns.addObject()
                        .put("name", column.name())
                        .put("type", column.type().wireName()));
        ArrayNode cells = written.putArray("rows");
        for (ObjectNode row : rows) {
            ArrayNode line = cells.addArray();
            table.columns().forEach(column -> line.add(row.path(column.name())));
        }
        return written;
    }
}
