package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.cordon.codec.Encryption;
import dev.cordon.codec.FileKeys;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever secret there was in a full run, nobody wrote it down. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(420)
class SecretsTest {
    /** Shorter ones would be found by chance. */
    private static final int SHORTEST = 12;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    @Test
    void no_signature_token_key_or_password_stands_in_a_history_a_log_an_answer_or_a_page() throws IOException {
        Caller alice = CORDON.caller("alice@contoso.com");
        String incident = "INC-" + UUID.randomUUID();
        Map<String, Object> web = Map.of("incidentId", incident, "vmId", Machines.named("vm-web-01"));
        String isolation = alice.isolate(web);
        JsonNode isolated = alice.ended(isolation);
        String preservation = alice.preserve(web);
        JsonNode preserved = alice.ended(preservation, PATIENCE);
        assertThat(preserved.at("/report/verdict").asText())
                .as(preserved::toString)
                .isEqualTo("PRESERVED");

        Map<String, List<String>> byKind = CORDON.range().secrets();
        assertThat(byKind).containsKeys("accessSignature", "accessToken", "clientSecret", "keyVaultSecret", "password");
        List<String> secrets = byKind.values().stream()
                .flatMap(List::stream)
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .toList();
        List<String> written = new ArrayList<>(List.of(isolated.toString(), preserved.toString()));
        written.addAll(logs());
        written.addAll(histories());
        written.addAll(pages(isolation, preservation));
        assertThat(written).anyMatch(text -> text.contains(incident));
        assertThat(secrets).noneMatch(secret -> written.stream().anyMatch(text -> text.contains(secret)));
        System.out.println(secrets.size() + " secrets searched for in " + written.size()
                + " histories, logs, answers and pages: none found");
    }

    /** As a person sees them, and with all that the browser got. */
    private static List<String> pages(String... runs) {
        List<String> pages = new ArrayList<>();
        try (Chromium chromium = new Chromium(CORDON.installation().starterUrl())) {
            Page page = chromium.signedIn(CORDON.person("bob@contoso.com"));
            for (String run : runs) {
                page.navigate(CORDON.installation().starterUrl() + "/console/runs/" + run);
                pages.add(page.content());
            }
        }
        return pages;
    }

    private static List<String> logs() throws IOException {
        List<String> logs = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORDON.installation().log("worker").getParent())) {
            for (Path file : files.toList()) {
                logs.add(Files.readString(file));
            }
        }
        return logs;
    }

    /** Each history as Temporal has it, search attributes included, and all that it says when it is decoded. */
    private static List<String> histories() {
        WorkflowClient temporal = CORDON.temporal();
        return temporal.listExecutions("")
                .map(run -> temporal.fetchHistory(
                                run.getExecution().getWorkflowId(),
                                run.getExecution().getRunId())
                        .getEvents())
                .map(SecretsTest::inWords)
                .toList();
    }

    private static String inWords(List<HistoryEvent> events) {
        StringBuilder words = new StringBuilder(events.toString());
        List<Payload> encrypted = StoredPayloads.of(events).encrypted();
        Encryption.converter(FileKeys.read(CORDON.installation().payloadKeys()))
                .decode(encrypted)
                .forEach(payload -> words.append(payload.getData().toStringUtf8()));
        return words.toString();
    }
}
