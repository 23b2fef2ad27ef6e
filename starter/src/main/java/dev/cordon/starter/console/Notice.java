package dev.cordon.starter.console;

import dev.cordon.engine.gate.DecisionRecord;

/** What became of what somebody just did, in words, shown once. */
record Notice(boolean good, String words) {
    /** Under which it reaches the next page. */
    static final String ATTRIBUTE = "notice";

    static Notice done(String words) {
        return new Notice(true, words);
    }

    static Notice refused(String words) {
        return new Notice(false, words);
    }

    static Notice of(DecisionRecord record) {
        String choice =
                record.decision() == null ? "" : " '" + record.decision().choice() + "'";
        return switch (record.outcome()) {
            case COUNTED -> done("You decided" + choice + ". " + record.words());
            case KEPT -> done("You decided" + choice + ". " + record.words());
            case REFUSED -> refused("Your decision" + choice + " does not count. " + record.words());
        };
    }
}
