package dev.cordon.range.http;

/** Something every call passes on its way to its service: the journal, faults, latencies, gates. */
public interface Stage {
    /** Passes the call on, or answers it. */
    Answer pass(Call call, Next next);

    /** What comes after a stage. */
    interface Next {
        Answer pass(Call call);
    }
}
