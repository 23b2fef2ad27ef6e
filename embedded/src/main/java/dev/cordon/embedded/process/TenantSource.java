package dev.cordon.embedded.process;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.tenant.RangeAdmin;
import dev.cordon.embedded.tenant.Tenant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The tenant's ids and credentials: asked for once, so that a worker can start again while the range is down. */
final class TenantSource {
    private final Installation installation;
    private final ManagedProcess range;
    /** A lock and not a monitor, since who waits for it must be stoppable. */
    private final ReentrantLock asking = new ReentrantLock();

    private @Nullable Tenant tenant;

    TenantSource(Installation installation, ManagedProcess range) {
        this.installation = installation;
        this.range = range;
    }

    Tenant get() throws InterruptedException {
        asking.lockInterruptibly();
        try {
            Tenant known = tenant;
            if (known == null) {
                range.awaitReady(Supervisor.PATIENCE);
                known = new RangeAdmin(installation.rangeAdminUrl()).tenant();
                tenant = known;
            }
            return known;
        } finally {
            asking.unlock();
        }
    }
}
