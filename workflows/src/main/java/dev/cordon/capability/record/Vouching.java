package dev.cordon.capability.record;

/**
 * How far a run vouches for a before-image that lies in its folder.
 *
 * @param words what there is or what is missing, in a sentence
 */
public record Vouching(Strength strength, String words) {
    /** From what speaks against an image to what leaves nothing to be said against it. */
    public enum Strength {
        /** A custody record of the run says that it wrote other bytes. */
        CONTRADICTED,
        /** Nothing that the run wrote names the image. */
        NONE,
        /** Its chain of custody names the image; the run goes on, so nobody has signed that. */
        CHAIN,
        /** Its chain names the image and leads to a manifest that a key of this installation has sealed. */
        SEAL
    }

    boolean atLeast(Strength least) {
        return strength.compareTo(least) >= 0;
    }
}
