package dev.cordon.range.admin;

import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Stage;
import java.util.List;

/** The controls over a running range: what every request passes, and what the admin API sets. */
public final class Admin {
    private final Tenant tenant;
    private final Journal journal;
    private final Faults faults = new Faults();
    private final Gate gate = new Gate();
    private final Runnable reset;

    /** @param reset puts the tenant back to its seed */
    public Admin(Tenant tenant, Runnable reset) {
        this.tenant = tenant;
        this.journal = new Journal(tenant.operations());
        this.reset = reset;
    }

    /** What every request passes on its way, outermost first. */
    public List<Stage> stages() {
        return List.of(journal, gate, faults, new Delays(tenant.latencies()));
    }

    /** Writes a request that the cloud itself sent into the journal. */
    public void sent(Outbound request) {
        journal.note(request);
    }

    Tenant tenant() {
        return tenant;
    }

    Journal journal() {
        return journal;
    }

    Faults faults() {
        return faults;
    }

    Gate gate() {
        return gate;
    }

    /** Puts the tenant back to its seed and forgets journal, faults, gate and overrides. */
    void reset() {
        gate.release();
        faults.clear();
        reset.run();
        journal.clear();
    }

    /** Lets go whatever is halted, so that the range can stop. */
    public void close() {
        gate.release();
    }
}
