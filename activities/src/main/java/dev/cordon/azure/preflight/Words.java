package dev.cordon.azure.preflight;

import com.google.common.base.Splitter;
import java.util.Collection;
import java.util.List;

/** How findings name things, so that they are understood at three in the morning. */
final class Words {
    private static final Splitter SEGMENTS = Splitter.on('/').omitEmptyStrings();

    private Words() {}

    /** A scope or resource by its own name, for example {@code resource group rg-prod}; anything else as it is. */
    static String of(String scope) {
        if (!scope.startsWith("/")) {
            return scope;
        }
        List<String> segments = SEGMENTS.splitToList(scope);
        String name = segments.get(segments.size() - 1);
        return switch (segments.size()) {
            case 2 -> "subscription " + name;
            case 4 -> "resource group " + name;
            default -> name;
        };
    }

    /** The subscription that a scope is in, as a scope of its own. */
    static String subscription(String scope) {
        return "/subscriptions/" + SEGMENTS.splitToList(scope).get(1);
    }

    /** {@code a}, {@code a and b}, or {@code a, b and c}. */
    static String list(Collection<String> words) {
        List<String> all = List.copyOf(words);
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }
}
