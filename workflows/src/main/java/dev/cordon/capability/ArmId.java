package dev.cordon.capability;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parsed Azure Resource Manager id of a resource in a resource group. Azure compares ids without regard to case and
 * keeps their spelling; so does this class.
 */
public final class ArmId {
    private static final Pattern SHAPE = Pattern.compile(
            "/subscriptions/([0-9a-f-]{36})/resourceGroups/([^/]{1,90})/providers/([^/]+)((?:/[^/]+/[^/]+)+)",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final String subscriptionId;
    private final String resourceGroup;
    private final String namespace;
    private final List<String> typesAndNames;

    private ArmId(String text, Matcher parts) {
        this.text = text;
        this.subscriptionId = parts.group(1).toLowerCase(Locale.ROOT);
        this.resourceGroup = parts.group(2);
        this.namespace = parts.group(3);
        this.typesAndNames = List.of(parts.group(4).substring(1).split("/"));
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if the text is not the id of a resource in a resource group
     */
    public static ArmId parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not the id of an Azure resource; expected"
                    + " /subscriptions/{id}/resourceGroups/{group}/providers/{type}/{name}");
        }
        return new ArmId(text, parts);
    }

    /**
     * Reads an id of the given resource type, for example {@code Microsoft.Compute/disks}.
     *
     * @throws IllegalArgumentException if the text is not such an id; the message says what it is instead
     */
    public static ArmId parse(String text, String expectedType) {
        ArmId id = parse(text);
        if (!id.type().equalsIgnoreCase(expectedType)) {
            throw new IllegalArgumentException("'" + text + "' is of type " + id.type() + "; expected " + expectedType);
        }
        return id;
    }

    public String subscriptionId() {
        return subscriptionId;
    }

    public String resourceGroup() {
        return resourceGroup;
    }

    /** The full type, for example {@code Microsoft.Compute/virtualMachines}. */
    public String type() {
        StringBuilder type = new StringBuilder(namespace);
        for (int i = 0; i < typesAndNames.size(); i += 2) {
            type.append('/').append(typesAndNames.get(i));
        }
        return type.toString();
    }

    /** The last segment: the resource's own name. */
    public String name() {
        return typesAndNames.get(typesAndNames.size() - 1);
    }

    /** Whether two ids name one resource, spelled alike or not. */
    public static boolean same(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArmId id && same(text, id.text);
    }

    @Override
    public int hashCode() {
        return text.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
