package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Refusal;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OData options of a list of incidents: comparisons joined by {@code and}, one order, a page's size. */
final class IncidentQuery {
    private static final Pattern COMPARISON = Pattern.compile(
            "\\(?\\s*(name|properties/[A-Za-z/]+)\\s+(eq|ne|gt|ge|lt|le)\\s+('(?:[^']|'')*'|[^\\s')]+)\\s*\\)?");
    private static final Pattern CONTAINS =
            Pattern.compile("contains\\(\\s*(properties/[A-Za-z/]+)\\s*,\\s*('(?:[^']|'')*')\\s*\\)");
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_PAGE = 1000;

    private IncidentQuery() {}

    static Predicate<ObjectNode> filter(ArmRequest request) {
        Predicate<ObjectNode> all = incident -> true;
        String filter = request.call().query("$filter").orElse("").trim();
        if (!filter.isEmpty()) {
            for (String part : filter.split("\\s+and\\s+(?=(?:[^']*'[^']*')*[^']*$)", -1)) {
                all = all.and(one(part.trim()));
            }
        }
        return all;
    }

    private static Predicate<ObjectNode> one(String part) {
        Matcher contains = CONTAINS.matcher(part);
        if (contains.matches()) {
            String text = literal(contains.group(2));
            return incident -> at(incident, contains.group(1)).asText().contains(text);
        }
        Matcher comparison = COMPARISON.matcher(part);
        if (!comparison.matches()) {
            throw unknown("$filter", part);
        }
        String value = literal(comparison.group(3));
        return incident -> holds(compare(at(incident, comparison.group(1)), value), comparison.group(2));
    }

    private static JsonNode at(ObjectNode incident, String path) {
        return incident.at("/" + path);
    }

    private static String literal(String written) {
        boolean quoted = written.startsWith("'");
        return quoted ? written.substring(1, written.length() - 1).replace("''", "'") : written;
    }

    private static int compare(JsonNode there, String value) {
        boolean numbers = there.isNumber() && value.matches("-?\\d{1,15}");
        return numbers
                ? Long.compare(there.asLong(), Long.parseLong(value))
                : there.asText().compareTo(value);
    }

    private static boolean holds(int compared, String operator) {
        return switch (operator) {
            case "eq" -> compared == 0;
            case "ne" -> compared != 0;
            case "gt" -> compared > 0;
            case "ge" -> compared >= 0;
            case "lt" -> compared < 0;
            default -> compared <= 0;
        };
    }

    static Comparator<ObjectNode> order(ArmRequest request) {
        String order = request.call()
                .query("$orderby")
                .orElse("properties/createdTimeUtc desc")
                .trim();
        Matcher matcher =
                Pattern.compile("(properties/[A-Za-z/]+)(?:\\s+(asc|desc))?").matcher(order);
        if (!matcher.matches()) {
            throw unknown("$orderby", order);
        }
        Comparator<ObjectNode> ascending = (a, b) ->
                compare(at(a, matcher.group(1)), at(b, matcher.group(1)).asText());
        Comparator<ObjectNode> whole =
                ascending.thenComparing(a -> a.at("/properties/incidentNumber").asLong());
        return "desc".equals(matcher.group(2)) ? whole.reversed() : whole;
    }

    static int pageSize(ArmRequest request) {
        String top = request.call().query("$top").orElse(Integer.toString(USUAL_PAGE));
        if (!top.matches("[1-9]\\d{0,3}") || Integer.parseInt(top) > LONGEST_PAGE) {
            throw Invalid.because("'$top' must be from 1 to " + LONGEST_PAGE + ", but was '" + top + "'.");
        }
        return Integer.parseInt(top);
    }

    private static Refusal unknown(String option, String text) {
        return Errors.refusal(
                501, "NotImplemented", "The range does not implement " + option + " '" + text + "' for incidents.");
    }
}
