package dev.cordon.range.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;

/** The one tenant. */
public final class Tenants implements ArmHandler {
    @Override
    public boolean handles(ArmRequest request) {
        return request.path().text().equalsIgnoreCase("/tenants") && request.reads();
    }

    @Override
    public String action(ArmRequest request) {
        return "Microsoft.Resources/tenants/read";
    }

    @Override
    public boolean guarded(ArmRequest request) {
        return false;
    }

    @Override
    public Answer answer(ArmRequest request) {
        ObjectNode body = Json.object();
        ObjectNode tenant = body.putArray("value").addObject();
        tenant.put("id", "/tenants/" + Directory.TENANT_ID).put("tenantId", Directory.TENANT_ID);
        tenant.put("displayName", "Contoso").put("defaultDomain", "contoso.onmicrosoft.com");
        tenant.put("tenantCategory", "Home").put("countryCode", "NL");
        tenant.putArray("domains").add("contoso.com").add("contoso.onmicrosoft.com");
        return Answer.json(200, body);
    }
}
