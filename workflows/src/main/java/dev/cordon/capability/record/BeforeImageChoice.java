package dev.cordon.capability.record;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.record.Vouching.Strength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which of a machine's before-images is the one to restore. What lies in the vault under such a name is a claim; only a
 * chain of custody shows that a run recorded it. Those are chosen from that are best vouched for: among them the last
 * that shows the machine untouched, since one that was released and isolated again is to be restored to what it was the
 * last time; where all show it touched, the first.
 */
public final class BeforeImageChoice {
    private final BeforeImageSearch search;
    private final List<Candidate> candidates;

    /** @param inOrder all that were found, in the order of writing */
    public BeforeImageChoice(BeforeImageSearch search, List<Candidate> inOrder) {
        this.search = search;
        this.candidates = List.copyOf(inOrder);
    }

    /**
     * The image, with what whoever approves its restoration has to know.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code AzureNotFound} if there is none, {@code AzureRefused} if
     *     every one contradicts the chain of its run
     */
    public FoundBeforeImage made() {
        Strength best = candidates.stream()
                .map(candidate -> candidate.vouching().strength())
                .max(Comparator.naturalOrder())
                .orElseThrow(this::none);
        if (best == Strength.CONTRADICTED) {
            throw FailureType.REFUSED.failure(words(candidates), null);
        }
        List<Candidate> eligible = candidates.stream()
                .filter(candidate -> candidate.vouching().atLeast(best))
                .toList();
        Candidate chosen = eligible.stream()
                .filter(candidate -> search.untouched(candidate.found().image()))
                .reduce((earlier, later) -> later)
                .orElse(eligible.get(0));
        return chosen.found().doubted(doubts(chosen, best));
    }

    private List<String> doubts(Candidate chosen, Strength best) {
        List<String> doubts = new ArrayList<>();
        if (best != Strength.SEAL) {
            doubts.add(words(List.of(chosen)));
        }
        List<Candidate> weaker = candidates.stream()
                .filter(candidate -> !candidate.vouching().atLeast(best))
                .toList();
        if (!weaker.isEmpty()) {
            doubts.add("passed over: " + words(weaker));
        }
        return doubts;
    }

    private static String words(List<Candidate> of) {
        return String.join(
                "; ",
                of.stream()
                        .map(candidate -> candidate.found().url() + ": "
                                + candidate.vouching().words())
                        .toList());
    }

    private RuntimeException none() {
        return FailureType.NOT_FOUND.failure(
                "the vault " + search.container() + " has no before-image of " + search.target() + " for incident "
                        + search.incidentId(),
                null);
    }

    /** An image as it was found, and how far its run vouches for it. */
    public record Candidate(FoundBeforeImage found, Vouching vouching) {}
}
