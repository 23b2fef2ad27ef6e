package dev.cordon.range.kql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The operators between two values, by their signs. */
final class Comparisons {
    private static final Map<String, BiPredicate<JsonNode, JsonNode>> PLAIN = Map.ofEntries(
            Map.entry("==", (left, right) -> Values.equal(left, right, false)),
            Map.entry("=~", (left, right) -> Values.equal(left, right, true)),
            Map.entry("!=", (left, right) -> !Values.equal(left, right, false)),
            Map.entry("!~", (left, right) -> !Values.equal(left, right, true)),
            Map.entry("<", ordered(sign -> sign < 0)),
            Map.entry("<=", ordered(sign -> sign <= 0)),
            Map.entry(">", ordered(sign -> sign > 0)),
            Map.entry(">=", ordered(sign -> sign >= 0)),
            Map.entry("has", texts(Comparisons::has)),
            Map.entry("contains", texts(String::contains)),
            Map.entry("startswith", texts(String::startsWith)),
            Map.entry("endswith", texts(String::endsWith)),
            Map.entry("contains_cs", exact(String::contains)),
            Map.entry("has_cs", exact(Comparisons::has)),
            Map.entry("startswith_cs", exact(String::startsWith)),
            Map.entry("endswith_cs", exact(String::endsWith)));
    private static final List<String> LISTS = List.of("in", "in~", "!in", "!in~");

    private Comparisons() {}

    static Optional<BiPredicate<JsonNode, JsonNode>> of(Token operator) {
        String sign = operator.text();
        BiPredicate<JsonNode, JsonNode> plain = PLAIN.get(sign);
        if (plain == null && sign.startsWith("!")) {
            return Optional.ofNullable(PLAIN.get(sign.substring(1))).map(BiPredicate::negate);
        }
        return Optional.ofNullable(plain);
    }

    static boolean isList(Token operator) {
        return LISTS.contains(operator.text());
    }

    /** Whether a value is among others, as the list operator has it. */
    static boolean among(Token operator, JsonNode value, List<JsonNode> others) {
        boolean anyCase = operator.text().endsWith("~");
        boolean found = others.stream().anyMatch(other -> Values.equal(value, other, anyCase));
        return found != operator.text().startsWith("!");
    }

    private static BiPredicate<JsonNode, JsonNode> ordered(Predicate<Integer> wanted) {
        return (left, right) -> !left.isNull() && !right.isNull() && wanted.test(Values.ORDER.compare(left, right));
    }

    private static BiPredicate<JsonNode, JsonNode> exact(BiPredicate<String, String> matches) {
        return (left, right) -> matches.test(Values.text(left), Values.text(right));
    }

    private static BiPredicate<JsonNode, JsonNode> texts(BiPredicate<String, String> matches) {
        return (left, right) -> matches.test(lower(left), lower(right));
    }

    private static String lower(JsonNode value) {
        return Values.text(value).toLowerCase(Locale.ROOT);
    }

    /** A term stands between characters that are neither letters nor digits. */
    private static boolean has(String text, String term) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(term) + "(?![\\p{L}\\p{N}])")
                .matcher(text)
                .find();
    }
}
