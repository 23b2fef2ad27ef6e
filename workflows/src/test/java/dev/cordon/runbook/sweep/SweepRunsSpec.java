package dev.cordon.runbook.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that others ended does not vanish. */
class SweepRunsSpec {
    private final FakeAzure azure = new FakeAzure();
    private final FakeOffice office = new FakeOffice();
    private final RunbookEnvironment runbooks = new RunbookEnvironment(azure, new FakePolicy(), office, true);

    @AfterEach
    void close() {
        runbooks.close();
    }

    @Test
    void a_terminated_run_gets_its_record_closed_and_people_paged_once() {
        office.somebodyEnds(run("run-1"));
        SweepReport first = runbooks.sweep();
        assertThat(first.closed())
                .containsExactly(
                        "isolate-vm.ir-1 was ended as Terminated in phase 'quarantine' by mallory, reason: oops");
        assertThat(azure.records()).containsExactly("closure.json");
        SweepReport second = runbooks.sweep();
        assertThat(second.closed()).isEmpty();
        assertThat(second.known()).isEqualTo(1);
        assertThat(office.pages()).hasSize(1);
    }

    @Test
    void one_that_cannot_be_closed_does_not_keep_the_others_open() {
        azure.fail("record.keep closure.json", FailureType.FORBIDDEN.failure("no permission on the vault", null));
        office.somebodyEnds(run("run-1"));
        office.somebodyEnds(run("run-2"));
        SweepReport report = runbooks.sweep();
        assertThat(report.failed()).containsExactly("isolate-vm.ir-1: no permission on the vault");
        assertThat(report.closed()).hasSize(1);
    }

    private static CutShortRun run(String runId) {
        return new CutShortRun(
                "isolate-vm.ir-1",
                runId,
                "IsolateVm",
                "Terminated",
                Seed.NOW,
                "oops",
                "mallory",
                "ir-1",
                Seed.APP.id(),
                "High",
                "quarantine");
    }
}
