package dev.cordon.range.logic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;
import dev.cordon.range.tenant.HandedOut.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The contents of runs at addresses of their own, which open to whoever has their signature and need no token. A
 * signature holds until the range is stopped.
 */
final class Contents implements Service {
    private static final String HMAC = "HmacSHA256";
    private static final Pattern PATH = Pattern.compile(
            "/workflows/([0-9a-f]{32})(/runs/[^/]+(?:/actions/[^/]+)?)/contents/(ActionInputs|ActionOutputs|TriggerOutputs)",
            Pattern.CASE_INSENSITIVE);

    private final Tenant tenant;
    private final SecretKeySpec key;

    Contents(Tenant tenant) {
        this.tenant = tenant;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HMAC);
    }

    /** Adds the link to a content beside it, where there is one. */
    void link(ArmRequest request, ObjectNode resource, ObjectNode holder, String field, String name) {
        JsonNode content = holder.path(field);
        if (content.isMissingNode()) {
            return;
        }
        String id = resource.path("id").asText();
        int workflow = id.indexOf("/runs/");
        String path = "/workflows/" + guid(id.substring(0, workflow)) + id.substring(workflow) + "/contents/" + name;
        String signature = signature(path);
        tenant.handedOut().note(Kind.ACCESS_SIGNATURE, path, signature);
        byte[] bytes = Json.write(content).getBytes(StandardCharsets.UTF_8);
        String hash = md5(bytes);
        ObjectNode link = holder.putObject(field + "Link");
        link.put(
                "uri",
                request.call().origin() + path.replace(" ", "%20") + "?api-version=2016-10-01&sv=1.0&sig=" + signature);
        link.put("contentVersion", hash).put("contentSize", bytes.length);
        link.putObject("contentHash").put("algorithm", "md5").put("value", hash);
    }

    private static String guid(String workflowId) {
        byte[] bytes = workflowId.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
    }

    private String signature(String path) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] signed = mac.doFinal(path.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JVM has no " + HMAC, impossible);
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JVM has no MD5", impossible);
        }
    }

    @Override
    public boolean accepts(Call call) {
        return call.method().equals("GET") && PATH.matcher(call.path()).matches();
    }

    @Override
    public String operationName(Call call) {
        return "Microsoft.Logic/workflows/runs/contents/read";
    }

    @Override
    public Answer answer(Call call) {
        byte[] given = call.query("sig").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, signature(call.path()).getBytes(StandardCharsets.UTF_8))) {
            return Errors.error(401, "AuthorizationFailed", "The authentication credentials are not valid.");
        }
        return content(call.path())
                .map(content -> Answer.json(200, content))
                .orElseGet(() -> Errors.error(404, "ContentNotFound", "There is no such content."));
    }

    private Optional<JsonNode> content(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String place = switch (matcher.group(3).toLowerCase(Locale.ROOT)) {
            case "actioninputs" -> "/properties/inputs";
            case "actionoutputs" -> "/properties/outputs";
            default -> "/properties/trigger/outputs";
        };
        return tenant.store()
                .first(resource -> resource.path("type").asText().equals(Workflows.TYPE)
                        && guid(resource.path("id").asText()).equalsIgnoreCase(matcher.group(1)))
                .flatMap(workflow -> tenant.store().find(workflow.path("id").asText() + matcher.group(2)))
                .map(resource -> resource.at(place))
                .filter(content -> !content.isMissingNode());
    }
}
