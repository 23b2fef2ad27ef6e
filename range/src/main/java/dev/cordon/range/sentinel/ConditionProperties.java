package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the properties that conditions name are found: in the incident, or in its entities. */
final class ConditionProperties {
    private static final String SOURCE = "IncidentUpdatedBySource";
    private static final Map<String, String> OF_INCIDENT = Map.ofEntries(
            Map.entry("IncidentTitle", "/title"),
            Map.entry("IncidentDescription", "/description"),
            Map.entry("IncidentSeverity", "/severity"),
            Map.entry("IncidentStatus", "/status"),
            Map.entry("IncidentOwner", "/owner/objectId"),
            Map.entry("IncidentProviderName", "/providerName"),
            Map.entry("IncidentRelatedAnalyticRuleIds", "/relatedAnalyticRuleIds"),
            Map.entry("IncidentTactics", "/additionalData/tactics"),
            Map.entry("IncidentLabel", "/labels"),
            Map.entry("AlertProductNames", "/additionalData/alertProductNames"),
            Map.entry("AlertAnalyticRuleIds", "/relatedAnalyticRuleIds"));
    private static final Map<String, String> OF_ENTITIES = ofEntities();

    private ConditionProperties() {}

    private static Map<String, String> ofEntities() {
        Map<String, String> found = new TreeMap<>();
        of(found, "Account", "AadTenantId", "AadUserId", "Name=accountName", "NTDomain=ntDomain", "PUID=puid", "Sid");
        of(found, "Account", "ObjectGuid", "UPNSuffix=upnSuffix");
        of(found, "AzureResource", "ResourceId", "SubscriptionId");
        of(found, "CloudApplication", "AppId", "AppName");
        of(found, "DnsResolution", "DNSDomainName:domainName");
        of(found, "File", "Directory", "Name=fileName");
        of(found, "FileHash", "FileHashValue:hashValue");
        of(
                found,
                "Host",
                "AzureID=azureID",
                "Name=hostName",
                "NetBiosName",
                "NTDomain=ntDomain",
                "OSVersion=osVersion");
        of(found, "IoTDevice", "Id=deviceId", "Name=deviceName", "Type=deviceType", "Vendor", "Model");
        of(found, "IoTDevice", "OperatingSystem");
        of(found, "Ip", "IPAddress:address");
        of(found, "Mailbox", "DisplayName", "PrimaryAddress=mailboxPrimaryAddress", "UPN=upn");
        of(found, "MailMessage", "DeliveryAction", "DeliveryLocation", "Recipient", "SenderIP=senderIP", "Subject");
        of(found, "MailMessage", "P1Sender=p1Sender", "P2Sender=p2Sender");
        of(found, "Malware", "Category", "Name=malwareName");
        of(found, "Process", "CommandLine", "Id=processId");
        of(found, "RegistryKey", "RegistryKey:key");
        of(found, "RegistryValue", "RegistryValueData:valueData");
        of(found, "Url", "Url:url");
        return found;
    }

    /** Each is what follows the kind in the condition's name, the entity's field after it where the two differ. */
    private static void of(Map<String, String> found, String kind, String... properties) {
        for (String property : properties) {
            String[] whole = property.split(":", -1);
            String[] parts = property.split("=", -1);
            String name = whole.length > 1 ? whole[0] : kind + parts[0];
            String own = parts[parts.length - 1];
            String field = whole.length > 1 ? whole[1] : Character.toLowerCase(own.charAt(0)) + own.substring(1);
            found.put(name, kind + "/" + field);
        }
    }

    static List<String> names() {
        List<String> names = new ArrayList<>(OF_INCIDENT.keySet());
        names.remove("IncidentOwner");
        names.addAll(OF_ENTITIES.keySet());
        names.add(SOURCE);
        return names;
    }

    /** The values that a condition's property has. */
    static List<String> values(JsonNode wanted, IncidentEvent event, List<? extends JsonNode> entities) {
        String name = wanted.path("propertyName").asText();
        if (name.equals(SOURCE)) {
            return List.of(event.source().kind());
        }
        String place = OF_ENTITIES.get(name);
        return place == null ? incident(wanted, event.after()) : ofEntities(place, entities);
    }

    private static List<String> ofEntities(String place, List<? extends JsonNode> entities) {
        String kind = place.substring(0, place.indexOf('/'));
        String field = place.substring(kind.length() + 1);
        return entities.stream()
                .filter(entity -> entity.path("kind").asText().equals(kind))
                .map(entity -> entity.path("properties").path(field).asText())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The values of an incident's own property. */
    static List<String> incident(JsonNode wanted, JsonNode properties) {
        JsonNode value = properties.at(
                OF_INCIDENT.getOrDefault(wanted.path("propertyName").asText(), "/"));
        if (value.isArray()) {
            List<String> labels = value.findValuesAsText("labelName");
            return labels.isEmpty() ? Json.texts(value) : labels;
        }
        return value.isValueNode() && !value.isNull() ? List.of(value.asText()) : List.of();
    }
}
