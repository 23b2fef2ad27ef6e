package dev.cordon.azure.preflight;

import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.preflight.Findings;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Questions that are asked at once. */
final class Questions {
    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(Finding::weight)
            .thenComparing(Finding::kind)
            .thenComparing(finding -> finding.resource().toLowerCase(Locale.ROOT))
            .thenComparing(Finding::words);

    private Questions() {}

    /** All answers, each once, the gravest first; nothing in their order or words changes while Azure does not. */
    static Findings ask(Azure azure, Collection<Question> questions) {
        List<Supplier<List<Finding>>> all = List.copyOf(questions);
        return new Findings(azure.together().all(all).stream()
                .flatMap(List::stream)
                .distinct()
                .sorted(GRAVEST_FIRST)
                .toList());
    }
}
