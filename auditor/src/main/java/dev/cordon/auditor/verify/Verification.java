package dev.cordon.auditor.verify;

import dev.cordon.auditor.pack.UnreadablePack;
import java.util.List;

/**
 * The record of one run, verified.
 *
 * @param incident that its folder is filed under
 * @param run that its folder is filed under
 */
public record Verification(String incident, String run, Verdict verdict, List<Check> checks) {
    public Verification {
        checks = List.copyOf(checks);
    }

    /** Puts every question to a run's record. */
    public static Verification of(Dossier dossier, Demands demands) {
        List<Question> questions = List.of(
                new ChainCheck(),
                SealCheck.ofManifest(),
                SealCheck.ofHistory(),
                new BlobCheck(demands.withoutImages()),
                new PulledCheck(),
                new RetentionCheck(demands.minimumRetentionDays()),
                new DecisionCheck(),
                new OrderCheck(),
                new ArchiveCheck(),
                new AccountCheck(),
                new MessagesCheck(),
                new WrittenCheck(),
                new ReplayCheck());
        List<Check> checks =
                questions.stream().map(question -> asked(question, dossier)).toList();
        return new Verification(
                dossier.pack().incident(),
                dossier.pack().run(),
                Verdict.of(checks.stream().map(Check::verdict).toList()),
                checks);
    }

    private static Check asked(Question question, Dossier dossier) {
        try {
            return question.ask(dossier);
        } catch (UnreadablePack unreadable) {
            String sentence = String.valueOf(unreadable.getMessage());
            return new Check(question.name(), Verdict.UNCHECKED, sentence, List.of(sentence));
        }
    }
}
