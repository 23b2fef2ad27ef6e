package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.Locale;

/** What a machine does right now, as opposed to its model. */
final class InstanceView {
    private InstanceView() {}

    static ObjectNode of(ObjectNode machine) {
        ObjectNode view = Json.object();
        String power = machine.path("_power").asText("running");
        if (power.equals("running")) {
            view.put("computerName", machine.path("name").asText());
            agent(view.putObject("vmAgent"));
        }
        ArrayNode disks = view.putArray("disks");
        disk(disks, machine.at("/properties/storageProfile/osDisk/name").asText());
        machine.at("/properties/storageProfile/dataDisks")
                .forEach(disk -> disk(disks, disk.path("name").asText()));
        view.put("hyperVGeneration", "V2");
        ArrayNode statuses = view.putArray("statuses");
        String provisioning = machine.at("/properties/provisioningState").asText("Succeeded");
        status(statuses, "ProvisioningState/" + provisioning.toLowerCase(Locale.ROOT), provisioning);
        status(statuses, "PowerState/" + power, "VM " + power);
        return view;
    }

    private static void agent(ObjectNode agent) {
        agent.put("vmAgentVersion", "2.11.1.12");
        status(agent.putArray("statuses"), "ProvisioningState/succeeded", "Ready");
    }

    private static void disk(ArrayNode disks, String name) {
        status(disks.addObject().put("name", name).putArray("statuses"), "ProvisioningState/succeeded", "Succeeded");
    }

    private static void status(ArrayNode statuses, String code, String display) {
        statuses.addObject().put("code", code).put("level", "Info").put("displayStatus", display);
    }
}
