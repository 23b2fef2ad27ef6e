package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The operations on secrets. */
final class Secrets {
    private static final int LONGEST = 25 * 1024;

    private final Vaults vaults;
    private final Clock clock;

    Secrets(Vaults vaults, Clock clock) {
        this.vaults = vaults;
        this.clock = clock;
    }

    Answer set(VaultCall call) {
        String value = call.required("value");
        if (value.length() > LONGEST) {
            throw VaultErrors.badParameter("The secret is longer than " + LONGEST + " characters.");
        }
        JsonNode body = call.body();
        SecretVersion fresh = new SecretVersion(
                Versions.fresh(),
                value,
                body.path("contentType").asText(""),
                ItemAttributes.of(body, clock.instant().getEpochSecond()),
                VaultJson.tags(body, Map.of()));
        vaults.changing(call.vault(), vault -> Vault.add(vault.secrets(), call.item(), fresh));
        return Answer.json(200, bundle(call, fresh));
    }

    Answer get(VaultCall call) {
        SecretVersion found = find(call);
        if (!found.attributes().enabled()) {
            throw VaultErrors.disabled("Secret", "get");
        }
        return Answer.json(200, bundle(call, found));
    }

    /** Changes what the vault says about a version; the value never changes. */
    Answer update(VaultCall call) {
        SecretVersion changed = find(call).with(call.body(), clock.instant().getEpochSecond());
        vaults.changing(call.vault(), vault -> Vault.replace(vault.secrets(), call.item(), changed));
        return Answer.json(200, described(call.address().id(changed.version()), changed));
    }

    Answer list(VaultCall call) {
        List<ObjectNode> newest = vaults.reading(
                call.vault(),
                vault -> vault.secrets().entrySet().stream()
                        .map(secret -> described(
                                call.address().idOf(secret.getKey()),
                                secret.getValue().get(secret.getValue().size() - 1)))
                        .toList());
        return VaultPages.answer(call, newest);
    }

    Answer versions(VaultCall call) {
        SecretVersion newest = find(call);
        List<ObjectNode> versions = vaults.reading(
                call.vault(),
                vault -> vault.secrets().getOrDefault(call.item(), List.of(newest)).stream()
                        .map(version -> described(call.address().id(version.version()), version))
                        .toList());
        return VaultPages.answer(call, versions);
    }

    private SecretVersion find(VaultCall call) {
        return vaults.reading(call.vault(), vault -> Vault.find(vault.secrets(), call.item(), call.version()))
                .orElseThrow(() -> VaultErrors.notFound("Secret", call.item()));
    }

    private static ObjectNode bundle(VaultCall call, SecretVersion version) {
        return described(call.address().id(version.version()), version).put("value", version.value());
    }

    private static ObjectNode described(String id, SecretVersion version) {
        ObjectNode shown = Json.object().put("id", id);
        if (!version.contentType().isEmpty()) {
            shown.put("contentType", version.contentType());
        }
        shown.set("attributes", version.attributes().toJson());
        shown.set("tags", VaultJson.tags(version.tags()));
        return shown;
    }
}
