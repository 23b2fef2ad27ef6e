package dev.cordon.embedded.tenant;

import java.time.Instant;
import java.util.List;

/** Shows from the journal alone that evidence was fixed before the network changed, and the network before identities. */
public final class OrderProof {
    private final Journal journal;

    public OrderProof(Journal journal) {
        this.journal = journal;
    }

    /** Both halves of the order. */
    public List<Check> checks() {
        return List.of(
                check("every snapshot completed before the first interface was written", Journal.SNAPSHOT, Journal.NIC),
                check("every interface was written before an identity was touched", Journal.NIC, Journal.MACHINE));
    }

    private Check check(String what, String first, String then) {
        if (journal.of(first).isEmpty() || journal.of(then).isEmpty()) {
            return new Check(
                    what,
                    false,
                    "the journal holds " + journal.of(first).size() + " " + first + " and "
                            + journal.of(then).size() + " " + then);
        }
        Instant completed = journal.completed(first);
        Instant begun = journal.begun(then);
        return new Check(what, !begun.isBefore(completed), "completed " + completed + ", next begun " + begun);
    }
}
