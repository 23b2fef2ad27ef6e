package dev.cordon.range.notify;

/**
 * What became of a card.
 *
 * @param shown whether the channel shows it
 * @param problem why not, or what of it does not work; empty where all is well
 */
record Verdict(boolean shown, String problem) {
    Verdict {
        if (!shown && problem.isBlank()) {
            throw new IllegalArgumentException("problem must say why a card is not shown, but was blank");
        }
    }
}
