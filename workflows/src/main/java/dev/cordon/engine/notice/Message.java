package dev.cordon.engine.notice;

import dev.cordon.capability.notification.Occasion;
import java.util.List;

/**
 * What a run has to say to people.
 *
 * @param about what it is about within the run, for example the name of a gate
 * @param title it in a few words
 * @param words it in a sentence or two
 * @param plan what the run is about to change, a line each; empty where nothing is asked about a plan
 * @param open of a run that ends: whether somebody has still to do something
 */
public record Message(Occasion occasion, String about, String title, String words, List<String> plan, boolean open) {
    public Message {
        plan = List.copyOf(plan);
    }

    /** One without a plan. */
    public static Message of(Occasion occasion, String about, String title, String words) {
        return new Message(occasion, about, title, words, List.of(), false);
    }
}
