package dev.cordon.azure.preflight;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** How findings name things, so that they are understood at three in the morning. */
final class Words {
    private Words() {}

    /** A scope or resource by its own name, for example {@code resource group rg-prod}. */
    static String of(String scope) {
        String[] segments = scope.substring(1).split("/");
        String name = segments[segments.length - 1];
        return switch (segments.length) {
            case 2 -> "subscription " + name;
            case 4 -> "resource group " + name;
            default -> name;
        };
    }

    /** {@code a}, {@code a and b}, or {@code a, b and c}. */
    static String list(Collection<String> words) {
        List<String> all = List.copyOf(words);
        if (all.size() < 2) {
            return String.join("", all);
        }
        Iterator<String> last = all.subList(all.size() - 1, all.size()).iterator();
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + last.next();
    }
}
