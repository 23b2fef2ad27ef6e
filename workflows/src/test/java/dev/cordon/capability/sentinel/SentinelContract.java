package dev.cordon.capability.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.Severity;
import dev.cordon.capability.sentinel.IncidentNote.Comment;
import dev.cordon.capability.sentinel.IncidentNote.Task;
import dev.cordon.fake.Seed;
import dev.cordon.fake.TestIncident;
import dev.cordon.fake.TestTenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link SentinelActivities} keeps. */
public abstract class SentinelContract {
    private static final String ID = "5a0c6c0e-6a0f-5b5e-9d3e-0b8f2f6f9a01";
    private static final String ANOTHER_ID = "5a0c6c0e-6a0f-5b5e-9d3e-0b8f2f6f9a02";
    private static final NoteWritten WRITTEN = new NoteWritten(false, false);

    protected abstract SentinelActivities sentinel();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
    }

    @Test
    void an_incident_is_read_with_what_it_names() {
        SentinelIncident incident = sentinel().incident(raised().armId());

        assertThat(incident.title()).isEqualTo("Beaconing from vm-app-01");
        assertThat(incident.severity()).isEqualTo(Severity.HIGH);
        assertThat(incident.status()).isEqualTo(IncidentStatus.NEW);
        assertThat(incident.number()).matches("[0-9]+");
        assertThat(incident.entities()).anySatisfy(entity -> {
            assertThat(entity.kind()).isEqualTo(EntityKind.HOST);
            assertThat(entity.resourceIds()).containsExactly(Seed.APP.id());
            assertThat(entity.names()).contains("vm-app-01");
        });
    }

    @Test
    void an_incident_is_found_however_its_id_is_spelled() {
        TestIncident incident = raised();

        assertThat(sentinel()
                        .incident(incident.armId().replace("resourceGroups", "RESOURCEGROUPS"))
                        .number())
                .isEqualTo(sentinel().incident(incident.armId()).number());
    }

    @Test
    void a_note_that_is_written_twice_is_there_once() {
        TestIncident incident = raised();
        IncidentNote note = new IncidentNote(
                incident.armId(), new Comment(ID, "**Isolated** vm-app-01"), new Task(ID, "Decide", "who", false));

        assertThat(sentinel().note(note)).isEqualTo(WRITTEN);
        assertThat(sentinel().note(note)).isEqualTo(WRITTEN);

        assertThat(incident.comments()).containsExactly(note.comment());
        assertThat(incident.tasks()).containsExactly(note.task());
    }

    @Test
    void words_that_changed_take_the_place_of_the_old_ones() {
        TestIncident incident = raised();
        comment(incident, "isolating vm-app-01");

        assertThat(comment(incident, "vm-app-01 is isolated")).isEqualTo(WRITTEN);

        assertThat(incident.comments()).containsExactly(new Comment(ID, "vm-app-01 is isolated"));
    }

    @Test
    void a_task_that_is_done_is_the_one_that_was_open() {
        TestIncident incident = raised();
        task(incident, new Task(ID, "Decide", "who", false));

        assertThat(task(incident, new Task(ID, "Decide", "alice did", true))).isEqualTo(WRITTEN);

        assertThat(incident.tasks()).containsExactly(new Task(ID, "Decide", "alice did", true));
    }

    @Test
    void a_comment_for_which_there_is_no_room_is_refused_and_the_task_is_written_all_the_same() {
        TestIncident incident = raised();
        incident.somebodyComments(100);
        Task task = new Task(ID, "Decide", "who", false);

        assertThat(sentinel().note(new IncidentNote(incident.armId(), new Comment(ID, "isolated"), task)))
                .isEqualTo(new NoteWritten(true, false));

        assertThat(incident.comments()).hasSize(100);
        assertThat(incident.tasks()).containsExactly(task);
    }

    @Test
    void the_last_comment_for_which_there_is_room_is_written_and_kept_up_to_date() {
        TestIncident incident = raised();
        incident.somebodyComments(99);

        assertThat(comment(incident, "isolating")).isEqualTo(WRITTEN);
        assertThat(comment(incident, "isolated")).isEqualTo(WRITTEN);

        assertThat(incident.comments()).hasSize(100).contains(new Comment(ID, "isolated"));
    }

    @Test
    void a_task_for_which_there_is_no_room_is_refused() {
        TestIncident incident = raised();
        incident.somebodyPlans(100);

        assertThat(task(incident, new Task(ANOTHER_ID, "Decide", "who", false)))
                .isEqualTo(new NoteWritten(false, true));

        assertThat(incident.tasks()).hasSize(100);
    }

    @Test
    void a_new_incident_becomes_active() {
        TestIncident incident = raised();

        assertThat(mark(incident, null, "cordon:running")).isEqualTo(new IncidentMarked(IncidentStatus.ACTIVE, true));

        assertThat(sentinel().incident(incident.armId()).status()).isEqualTo(IncidentStatus.ACTIVE);
    }

    @Test
    void marking_it_again_the_same_changes_nothing() {
        TestIncident incident = raised();
        mark(incident, "alice@contoso.com", "cordon:running");

        assertThat(mark(incident, "alice@contoso.com", "cordon:running"))
                .isEqualTo(new IncidentMarked(IncidentStatus.ACTIVE, false));
    }

    @Test
    void labels_of_others_stay_and_ours_are_replaced() {
        TestIncident incident = raised();
        incident.somebodyLabels("payments");
        mark(incident, null, "cordon:running", "cordon:vm-app-01");

        mark(incident, null, "cordon:contained");

        assertThat(incident.labels()).containsExactlyInAnyOrder("payments", "cordon:contained");
    }

    @Test
    void a_closed_incident_stays_closed_and_is_labelled() {
        TestIncident incident = raised();
        incident.somebodyCloses();

        assertThat(mark(incident, null, "cordon:contained")).isEqualTo(new IncidentMarked(IncidentStatus.CLOSED, true));

        assertThat(sentinel().incident(incident.armId()).status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(incident.labels()).containsExactly("cordon:contained");
    }

    @Test
    void an_incident_that_nobody_has_is_given_to_the_owner() {
        TestIncident incident = raised();

        mark(incident, "alice@contoso.com", "cordon:running");

        assertThat(incident.owner()).isEqualTo("alice@contoso.com");
    }

    @Test
    void an_owner_is_not_replaced() {
        TestIncident incident = raised();
        incident.somebodyTakes("bob@contoso.com");

        mark(incident, "alice@contoso.com", "cordon:running");

        assertThat(incident.owner()).isEqualTo("bob@contoso.com");
    }

    @Test
    void an_incident_that_is_not_there_is_not_found() {
        String unknown = raised().armId().replaceFirst("[^/]+$", "00000000-0000-4000-8000-000000000000");

        assertThatThrownBy(() -> sentinel().incident(unknown)).hasStackTraceContaining("AzureNotFound");
        assertThatThrownBy(() -> sentinel().note(new IncidentNote(unknown, new Comment(ID, "isolated"), null)))
                .hasStackTraceContaining("AzureNotFound");
        assertThatThrownBy(() -> sentinel().note(new IncidentNote(unknown, null, new Task(ID, "Decide", "", false))))
                .hasStackTraceContaining("AzureNotFound");
        assertThatThrownBy(() -> sentinel().mark(new IncidentMark(unknown, null, List.of("cordon:running"))))
                .hasStackTraceContaining("AzureNotFound");
    }

    @Test
    void what_is_no_incidents_id_is_a_bad_request() {
        String machine = Seed.APP.id();

        assertThatThrownBy(() -> sentinel().incident(machine)).hasStackTraceContaining("BadRequest");
        assertThatThrownBy(() -> sentinel().note(new IncidentNote(machine, new Comment(ID, "isolated"), null)))
                .hasStackTraceContaining("BadRequest");
        assertThatThrownBy(() -> sentinel().mark(new IncidentMark(machine, null, List.of("cordon:running"))))
                .hasStackTraceContaining("BadRequest");
    }

    private TestIncident raised() {
        return tenant().raise("Beaconing from vm-app-01", Seed.APP);
    }

    private NoteWritten comment(TestIncident incident, String markdown) {
        return sentinel().note(new IncidentNote(incident.armId(), new Comment(ID, markdown), null));
    }

    private NoteWritten task(TestIncident incident, Task task) {
        return sentinel().note(new IncidentNote(incident.armId(), null, task));
    }

    private IncidentMarked mark(TestIncident incident, @Nullable String owner, String... labels) {
        return sentinel().mark(new IncidentMark(incident.armId(), owner, List.of(labels)));
    }
}
