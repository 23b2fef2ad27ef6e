package dev.cordon.auditor.verify;

import java.util.ArrayList;
import java.util.List;

/** What a check comes upon while it goes on looking. */
final class Findings {
    private final List<String> objections = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    /** Something that does not hold. */
    void objection(String sentence) {
        objections.add(sentence);
    }

    /** Something that does not hold unless it is so. */
    void require(boolean so, String elseSentence) {
        if (!so) {
            objection(elseSentence);
        }
    }

    /** Something that could not be checked. */
    void unchecked(String sentence) {
        open.add(sentence);
    }

    boolean clean() {
        return objections.isEmpty() && open.isEmpty();
    }

    Check check(String name, String ifHolds) {
        if (clean()) {
            return new Check(name, Verdict.HOLDS, ifHolds, List.of());
        }
        List<String> all = new ArrayList<>(objections);
        all.addAll(open);
        String sentence = all.get(0) + (all.size() == 1 ? "" : "; and " + (all.size() - 1) + " more");
        return new Check(name, objections.isEmpty() ? Verdict.UNCHECKED : Verdict.DOES_NOT_HOLD, sentence, all);
    }
}
