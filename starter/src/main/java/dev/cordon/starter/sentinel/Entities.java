package dev.cordon.starter.sentinel;

import dev.cordon.capability.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The entities of an incident, and the machines among them. A machine is named by an Azure Resource Manager id, in a
 * Host's {@code azureID} or an AzureResource's {@code resourceId}: never by its name, which any machine may bear.
 */
final class Entities {
    private static final Map<String, String> ID_FIELDS = Map.of("host", "azureID", "azureresource", "resourceId");
    private static final String MACHINE = "Microsoft.Compute/virtualMachines";
    private static final String SCALE_SET_INSTANCE = "Microsoft.Compute/virtualMachineScaleSets/virtualMachines";

    private final Map<String, NamedMachine> machines = new LinkedHashMap<>();
    private final List<String> seen = new ArrayList<>();

    Entities(Json list) {
        list.elements().forEach(this::read);
    }

    /** Each machine once, in the order in which the incident names them. */
    List<NamedMachine> machines() {
        return List.copyOf(machines.values());
    }

    /** What each entity is and why it names no machine, for a message. */
    String seen() {
        if (seen.isEmpty()) {
            return "there is no entity";
        }
        StringJoiner all = new StringJoiner("; ");
        seen.forEach(all::add);
        return all.toString();
    }

    private void read(Json entity) {
        String kind = entity.at("kind").text();
        String field = kind == null ? null : ID_FIELDS.get(kind.toLowerCase(Locale.ROOT));
        if (field == null) {
            seen.add(kind + " names no Azure resource");
            return;
        }
        List<Json> ids = entity.at("properties").at(field).texts();
        if (ids.isEmpty()) {
            seen.add(kind + " without " + field);
        }
        ids.forEach(id -> read(kind + " whose " + field, id));
    }

    private void read(String what, Json id) {
        String text = String.valueOf(id.text());
        try {
            String type = ArmId.parse(text).type();
            if (type.equalsIgnoreCase(MACHINE) || type.equalsIgnoreCase(SCALE_SET_INSTANCE)) {
                machines.putIfAbsent(text.toLowerCase(Locale.ROOT), new NamedMachine(id.path(), text));
            } else {
                seen.add(what + " is of type " + type);
            }
        } catch (IllegalArgumentException notAnArmId) {
            seen.add(what + " is no Azure Resource Manager id of a machine");
        }
    }
}
