package dev.cordon.auditor.verify;

import java.util.List;

/**
 * One question that was put to a record, and its answer.
 *
 * @param name the question in a few words, for example {@code chain of custody}
 * @param sentence the answer in a sentence
 * @param details whatever does not hold or could not be checked, each in a sentence
 */
public record Check(String name, Verdict verdict, String sentence, List<String> details) {
    public Check {
        details = List.copyOf(details);
    }
}
