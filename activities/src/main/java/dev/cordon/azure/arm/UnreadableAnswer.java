package dev.cordon.azure.arm;

import java.io.IOException;

/** A success whose body is not JSON: cut off on the way, or not written by Azure. */
final class UnreadableAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableAnswer(IOException cause) {
        super("the answer is not JSON", cause);
    }
}
