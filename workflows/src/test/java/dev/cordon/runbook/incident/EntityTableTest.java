package dev.cordon.runbook.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.capability.sentinel.IncidentReader;
import dev.cordon.docs.GoldenDocument;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Cordon does about entities of every kind and shape; the table in the docs is what comes of these. */
class EntityTableTest {
    private static final String GROUP =
            "/subscriptions/" + Seed.WORKLOAD + "/resourceGroups/rg-workload-prod/providers/";

    private static final List<Example> EXAMPLES = List.of(
            machine("{'kind':'Host','properties':{'hostName':'vm-web-01','azureID':'%s'}}", Seed.WEB.id()),
            machine("{'kind':'Host','properties':{'azureID':['%s']}}", Seed.DB.id()),
            machine("{'Type':'host','HostName':'vm-web-01','AzureID':'%s'}", Seed.WEB.id()),
            machine("{'kind':'AzureResource','properties':{'resourceId':'%s'}}", Seed.DR.id()),
            machine("'%s'", Seed.WEB.id()),
            machine(
                    "{'kind':'Process','properties':{'processId':'42','host':{'kind':'Host','properties':{'azureID':'%s'}}}}",
                    Seed.WEB.id()),
            machine("{'kind':'Host','properties':{'hostName':'VM-WEB-01'}}", ""),
            other("two machines bear the name", "{'kind':'Host','properties':{'hostName':'vm-twin-01'}}"),
            other("no machine bears the name", "{'kind':'Host','properties':{'hostName':'laptop-7'}}"),
            other("neither id nor name", "{'kind':'Host','properties':{}}"),
            other("an id that is none", "{'kind':'Host','properties':{'azureID':'3f2a9c81d0e94be7'}}"),
            other(
                    "a machine that is not there",
                    "{'kind':'Host','properties':{'azureID':'" + Seed.MISSING.id() + "'}}"),
            other(
                    "an instance of a Uniform scale set",
                    "{'kind':'AzureResource','properties':{'resourceId':'" + GROUP
                            + "Microsoft.Compute/virtualMachineScaleSets/vmss-api/virtualMachines/0'}}"),
            other(
                    "another resource",
                    "{'kind':'AzureResource','properties':{'resourceId':'" + GROUP
                            + "Microsoft.Storage/storageAccounts/stpayments'}}"),
            other("a person", "{'kind':'Account','properties':{'accountName':'alice','upnSuffix':'contoso.com'}}"),
            other(
                    "a person by id",
                    "{'kind':'Account','properties':{'aadUserId':'7d1f0c2e-8a43-4d2b-9f5e-0a6b1c3d5e7f'}}"),
            other("an application", "{'kind':'CloudApplication','properties':{'appId':11161,'appName':'Salesforce'}}"),
            other("an address", "{'kind':'Ip','properties':{'address':'203.0.113.7'}}"),
            other("any other kind", "{'kind':'Mailbox','properties':{'friendlyName':'alice'}}"),
            other("a text", "'vm-web-01'"));

    @Test
    void what_cordon_does_about_each_kind_and_shape_of_entity() {
        StringBuilder table =
                new StringBuilder("| Entity | As Sentinel sends it | What Cordon does |\n|---|---|---|\n");
        for (Example example : EXAMPLES) {
            List<Mapped> things = mapped(example.json());
            assertThat(things.stream().anyMatch(thing -> thing.meaning() == Meaning.MACHINE))
                    .as(example.json())
                    .isEqualTo(example.isMachine());
            table.append("| %s | `%s` | %s |%n"
                    .formatted(
                            example.about(),
                            example.json()
                                    .replaceAll("/subscriptions/[^']*/", "/…/")
                                    .replace('\'', '"'),
                            things.stream().map(EntityTableTest::words).collect(Collectors.joining("; "))));
        }
        new GoldenDocument("runbooks/handle-incident.md").holds("entities", table.toString());
    }

    private static String words(Mapped thing) {
        String words = thing.words().replaceAll("/subscriptions/[^',]*/", "/…/");
        return "**" + thing.meaning().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "**: " + words;
    }

    /** What a run that is reported an incident with that entity alone makes of it. */
    private static List<Mapped> mapped(String json) {
        FakeAzure azure = new FakeAzure();
        FakePolicy policy = new FakePolicy();
        policy.incidents(new dev.cordon.capability.policy.IncidentPolicy(List.of(), 0, null));
        try (RunbookEnvironment temporal = new RunbookEnvironment(azure, policy, new FakeOffice(), false)) {
            HandlingReport report = temporal.report(IncidentReader.ofTrigger(body(json), Seed.NOW))
                    .getResult(HandlingReport.class);
            assertThat(report.runs()).isEmpty();
            return new ArrayList<>(report.mapping().things());
        }
    }

    private static Map<?, ?> body(String entity) {
        String json = "{'object':{'id':'" + Incidents.ARM_ID + "','properties':{'incidentNumber':1,'relatedEntities':["
                + entity + "]}}}";
        try {
            return new ObjectMapper().readValue(json.replace('\'', '"'), Map.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(json, unreadable);
        }
    }

    private static Example machine(String json, String id) {
        return new Example("a machine", json.formatted(id), true);
    }

    private static Example other(String about, String json) {
        return new Example(about, json, false);
    }

    private record Example(String about, String json, boolean isMachine) {}
}
