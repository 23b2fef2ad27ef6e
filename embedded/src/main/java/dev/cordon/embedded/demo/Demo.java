package dev.cordon.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.playbook.PlaybookDeployment;
import dev.cordon.embedded.tenant.Azure;
import dev.cordon.embedded.tenant.AzureTime;
import dev.cordon.embedded.tenant.Check;
import dev.cordon.embedded.tenant.ContainmentProof;
import dev.cordon.embedded.tenant.Journal;
import dev.cordon.embedded.tenant.MachineView;
import dev.cordon.embedded.tenant.OrderProof;
import dev.cordon.embedded.tenant.RangeAdmin;
import dev.cordon.embedded.tenant.Tenant;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Isolates one machine of a running installation and checks with eyes of its own what came of it. */
public final class Demo {
    private static final int LONGEST_LINKS = 7;

    private final Installation installation;
    private final PrintStream out;
    private final RangeAdmin range;
    private final Tenant tenant;
    private final Azure azure;
    private final Playbook starter;

    public Demo(Installation installation, PrintStream out) {
        this.installation = installation;
        this.out = out;
        this.range = new RangeAdmin(installation.rangeAdminUrl());
        this.tenant = range.tenant();
        this.azure = azure("range-owner");
        this.starter = new Playbook(
                installation.starterUrl(), azure("sentinel-playbook").token("api://cordon/.default"));
    }

    /** Runs it, tells everything on the way, and returns what came of it. */
    public Outcome run() throws InterruptedException {
        MachineView before = seededMachine();
        new PlaybookDeployment(installation, tenant).deploy();
        long since = range.journal(0).last();
        SentinelLoop loop = SentinelLoop.raise(range, azure, Tenant.VM_APP_01);
        out.println();
        out.println("Sentinel raises incident " + loop.number() + " on vm-app-01; its automation rule runs the playbook"
                + " " + PlaybookDeployment.NAME + ", which posts it to the starter. Azure answers with "
                + installation.latencies() + " latencies.");
        JsonNode handled = handled(loop, since);
        JsonNode run = starter.isolation(handled);
        Journal all = range.journal(since);
        Journal journal = all.by(tenant.application("cordon-worker").objectId());
        List<Check> checks = check(before, run, journal);
        JsonNode playbookRun = loop.awaitPlaybook();
        checks.addAll(new LoopProof(loop, handled, playbookRun, range).checks());
        Journal containment = journal.ofContainment().until(containedAt(run));
        Instant readBack = containment.isEmpty() ? loop.raisedAt() : containment.readBack();
        Duration contained = Duration.between(loop.raisedAt(), readBack);
        tellPolling(range.journal(since));
        tellTimes(contained, new AzureTime(containment.until(readBack)));
        tellBlobs(journal);
        out.println();
        out.println("Read back from Azure, not from Cordon:");
        checks.forEach(check -> out.println("  " + check));
        out.println();
        return new Outcome(
                contained, checks.stream().filter(check -> !check.holds()).toList());
    }

    private MachineView seededMachine() {
        MachineView machine = MachineView.read(azure, Tenant.VM_APP_01);
        if (!machine.isolated() && !machine.quarantined()) {
            return machine;
        }
        out.println(
                "vm-app-01 is still isolated by an earlier run: the simulated Azure goes back to its seeded state first.");
        range.reset();
        return MachineView.read(azure, Tenant.VM_APP_01);
    }

    /** The run's own word for when to stop looking at the journal; how long it took is the journal's. */
    private static Instant containedAt(JsonNode run) {
        String time = run.at("/report/time/containedAt").asText("");
        return time.isEmpty() ? Instant.MAX : Instant.parse(time);
    }

    private JsonNode handled(SentinelLoop loop, long since) throws InterruptedException {
        URI run = loop.awaitRun(range, since);
        out.println("Handed over. Runs: " + installation.temporalUi() + "   the simulated tenant: "
                + installation.tenantPage());
        out.println();
        out.println("What is written on the incident:");
        CommentPrinter comments = new CommentPrinter(out, loop);
        JsonNode handled = starter.follow(run, answer -> comments.print());
        comments.print();
        return handled;
    }

    private void tellPolling(Journal journal) {
        out.println();
        out.println("The playbook's requests to the starter, by the range's journal:");
        journal.of(Journal.PLAYBOOK)
                .forEach(entry -> out.printf(
                        "  %-4s %s: %d  %s%n",
                        entry.method(),
                        entry.path().substring(Math.max(0, entry.path().lastIndexOf("/api/"))),
                        entry.status(),
                        entry.answered().properties().stream()
                                .map(header -> header.getKey())
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }

    private List<Check> check(MachineView before, JsonNode run, Journal journal) {
        JsonNode report = run.path("report");
        List<Check> checks = new ArrayList<>();
        String verdict = report.path("verdict").asText("none");
        checks.add(new Check("the run says that the machine is contained", verdict.equals("CONTAINED"), verdict));
        ContainmentProof proof = new ContainmentProof(
                azure, before, Tenant.VM_APP_01, report.path("incidentId").asText());
        checks.addAll(proof.machine());
        JsonNode export = report.at("/done/activityLog");
        if (export.hasNonNull("url")) {
            checks.addAll(proof.evidence(
                    export.path("url").asText(), export.path("sha256").asText()));
        } else {
            checks.add(new Check("the run names the blob that it wrote", false, "it names none"));
        }
        checks.addAll(new OrderProof(journal).checks());
        return checks;
    }

    private void tellTimes(Duration contained, AzureTime azureTime) {
        Duration own = azureTime.total();
        double percent = 100.0 * contained.minus(own).toMillis() / Math.max(1, own.toMillis());
        out.println();
        out.printf(
                "Time to contain   %6.1f s  from the alert to the last read-back, by the range's journal%n",
                seconds(contained));
        out.printf("Azure's own time  %6.1f s  along the longest ordered chain, by the journal:%n", seconds(own));
        List<AzureTime.Link> chain = azureTime.chain();
        chain.stream()
                .limit(LONGEST_LINKS)
                .forEach(link -> out.printf("  %5.1f s  %s%n", seconds(link.took()), link.operation()));
        Duration rest =
                chain.stream().skip(LONGEST_LINKS).map(AzureTime.Link::took).reduce(Duration.ZERO, Duration::plus);
        out.printf("  %5.1f s  in %d others%n", seconds(rest), Math.max(0, chain.size() - LONGEST_LINKS));
        out.printf("Difference        %6.0f %%%n", percent);
    }

    private void tellBlobs(Journal journal) {
        out.println();
        out.println("Blobs written:");
        journal.blobs().forEach(entry -> out.println("  " + installation.rangeUrl() + entry.path()));
    }

    private Azure azure(String application) {
        return new Azure(
                installation.rangeUrl(), installation.ca(), tenant.tenantId(), tenant.application(application));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /**
     * What came of it.
     *
     * @param contained from the alert to the last read-back
     * @param failed the checks that did not hold
     */
    public record Outcome(Duration contained, List<Check> failed) {
        public Outcome {
            failed = List.copyOf(failed);
        }
    }
}
