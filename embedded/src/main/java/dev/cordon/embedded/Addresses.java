package dev.cordon.embedded;

import dev.cordon.embedded.installation.Installation;
import java.io.PrintStream;

/** Where to click. */
final class Addresses {
    private final Installation installation;

    Addresses(Installation installation) {
        this.installation = installation;
    }

    void print(PrintStream out) {
        out.println();
        out.println("  Temporal UI   " + installation.temporalUi());
        out.println("  console       " + installation.starterUrl() + "/console");
        out.println("  starter's API " + installation.starterUrl() + "/v3/api-docs");
        out.println("  Azure (range) " + installation.rangeUrl() + "   CA " + installation.ca());
        out.println("  tenant page   " + installation.tenantPage());
        out.println("  range admin   " + installation.rangeAdminUrl() + "/state");
        out.println();
        out.println("  ./cordon status shows the processes, with --json the credentials too; ./cordon down stops all.");
    }
}
