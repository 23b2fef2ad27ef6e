package dev.cordon.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.embedded.tenant.Check;
import dev.cordon.embedded.tenant.RangeAdmin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What Sentinel, its playbook and people's channels show of an incident that was handled. */
public final class LoopProof {
    private static final int FEWEST_NOTES = 12;

    private final SentinelLoop loop;
    private final JsonNode handled;
    private final JsonNode playbookRun;
    private final RangeAdmin range;

    /**
     * @param handled the run that handled it, as the starter answers it
     * @param playbookRun the playbook's run, as Azure Resource Manager has it
     */
    public LoopProof(SentinelLoop loop, JsonNode handled, JsonNode playbookRun, RangeAdmin range) {
        this.loop = loop;
        this.handled = handled;
        this.playbookRun = playbookRun;
        this.range = range;
    }

    /** Every one of them. */
    public List<Check> checks() {
        JsonNode now = loop.now().path("properties");
        List<String> labels = texts(now.path("labels"), "labelName");
        List<Check> checks = new ArrayList<>();
        String verdict = handled.at("/report/verdict").asText();
        checks.add(new Check("the incident's run says that it is contained", verdict.equals("CONTAINED"), verdict));
        checks.add(new Check(
                "the incident is Active and labelled",
                now.path("status").asText().equals("Active") && labels.contains("cordon:contained"),
                now.path("status").asText() + ", " + String.join(", ", labels)));
        checks.add(notes("comments", loop.comments()));
        checks.add(notes("tasks", loop.tasks()));
        checks.add(new Check(
                "the person whom it names waits for a human",
                texts(loop.tasks(), "title").stream().anyMatch(title -> title.contains("alice@contoso.com")),
                "a task on the incident"));
        String status = playbookRun.at("/properties/status").asText();
        checks.add(new Check("the playbook's run ended well", status.equals("Succeeded"), status));
        checks.add(cards());
        checks.add(alert());
        return checks;
    }

    private static Check notes(String what, JsonNode list) {
        return new Check("its " + what + " tell each step", list.size() >= FEWEST_NOTES, list.size() + " " + what);
    }

    private Check cards() {
        List<JsonNode> cards =
                StreamSupport.stream(range.cards().spliterator(), false).toList();
        boolean shown = cards.size() >= 2
                && cards.stream().allMatch(card -> card.path("shown").asBoolean());
        return new Check("Teams shows a card at the beginning and one at the end", shown, cards.size() + " cards");
    }

    private Check alert() {
        List<String> alerts = StreamSupport.stream(range.alerts().spliterator(), false)
                .filter(alert -> alert.path("dedupKey").asText().startsWith("handle-incident."))
                .map(alert -> alert.path("status").asText() + " after "
                        + alert.path("events").size() + " events")
                .collect(Collectors.toList());
        return new Check("PagerDuty has one alert for the run", alerts.size() == 1, String.join("; ", alerts));
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.has(field)
                        ? each.path(field)
                        : each.path("properties").path(field))
                .map(JsonNode::asText)
                .toList();
    }
}
