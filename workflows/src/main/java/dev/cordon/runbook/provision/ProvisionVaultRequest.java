package dev.cordon.runbook.provision;

import dev.cordon.capability.ArmId;
import dev.cordon.capability.provision.VaultDesign;
import dev.cordon.engine.Fields;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.ShortHash;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to make a vault.
 *
 * @param accountId Azure Resource Manager id of the storage account to make, in the forensic subscription
 * @param location short name of the region, for example {@code westeurope}
 * @param sku redundancy: Standard_LRS, Standard_ZRS, Standard_GRS, Standard_RAGRS or Standard_GZRS
 * @param container name of the container
 * @param retentionDays for how many days what is written is retained, 1 to 146000
 * @param requestedBy who asks; never one of those who approve
 */
public record ProvisionVaultRequest(
        String accountId, String location, String sku, String container, int retentionDays, String requestedBy) {
    private static final List<String> FIELDS =
            List.of("accountId", "location", "sku", "container", "retentionDays", "requestedBy");
    private static final List<String> SKUS =
            List.of("Standard_LRS", "Standard_ZRS", "Standard_GRS", "Standard_RAGRS", "Standard_GZRS");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");
    private static final Pattern LOCATION = Pattern.compile("[a-z0-9]+");
    private static final Pattern CONTAINER = Pattern.compile("[a-z0-9](-?[a-z0-9]){2,62}");
    private static final int LONGEST = 146_000;
    private static final int SEVEN_YEARS = 2555;

    public ProvisionVaultRequest {
        requireAccount(accountId);
        require("location", location, LOCATION, "a region's short name, such as westeurope");
        require("container", container, CONTAINER, "the name of a container: 3 to 63 of a-z, 0-9 and single dashes");
        if (!SKUS.contains(sku)) {
            throw new InvalidField("sku", "'" + sku + "' is unknown; expected one of " + String.join(", ", SKUS));
        }
        if (retentionDays < 1 || retentionDays > LONGEST) {
            throw new InvalidField("retentionDays", retentionDays + " is out of range; expected 1 to " + LONGEST);
        }
    }

    /**
     * Reads a request from decoded JSON.
     *
     * @throws InvalidField if a field is missing, malformed or unknown
     */
    public static ProvisionVaultRequest read(@Nullable Object json) {
        Fields fields = Fields.of("request", json, FIELDS);
        Integer days = fields.optionalWholeNumber("retentionDays");
        return new ProvisionVaultRequest(
                fields.text("accountId"),
                fields.text("location"),
                Objects.requireNonNullElse(fields.optionalText("sku"), "Standard_GRS"),
                Objects.requireNonNullElse(fields.optionalText("container"), "ir-evidence"),
                days == null ? SEVEN_YEARS : days,
                fields.text("requestedBy"));
    }

    VaultDesign design() {
        return new VaultDesign(accountId, location, sku, container, retentionDays);
    }

    /** The account's name. */
    String account() {
        return ArmId.parse(accountId).name();
    }

    /** The id of the run that this request starts or joins. */
    public String workflowId() {
        return "provision-vault." + account() + "." + container + "."
                + ShortHash.of(accountId.toLowerCase(Locale.ROOT));
    }

    private static void requireAccount(String accountId) {
        try {
            String name =
                    ArmId.parse(accountId, "Microsoft.Storage/storageAccounts").name();
            require("accountId", name, ACCOUNT, "the name of a storage account: 3 to 24 of a-z and 0-9");
        } catch (InvalidField notAName) {
            throw notAName;
        } catch (IllegalArgumentException notAnAccount) {
            throw new InvalidField("accountId", String.valueOf(notAnAccount.getMessage()));
        }
    }

    private static void require(String field, String text, Pattern shape, String expected) {
        if (!shape.matcher(text).matches()) {
            throw new InvalidField(field, "'" + text + "' is not " + expected);
        }
    }
}
