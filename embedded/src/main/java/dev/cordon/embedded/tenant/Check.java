package dev.cordon.embedded.tenant;

/**
 * One thing that was looked at.
 *
 * @param what what should be so
 * @param holds whether it is
 * @param found what was found, in words
 */
public record Check(String what, boolean holds, String found) {
    @Override
    public String toString() {
        return (holds ? "ok      " : "FAILED  ") + what + ": " + found;
    }
}
