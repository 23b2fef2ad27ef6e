package dev.cordon.capability.provision;

/**
 * The vault to be made.
 *
 * @param accountId Azure Resource Manager id of the storage account
 * @param location short name of its region
 * @param sku redundancy, for example {@code Standard_GRS}
 * @param container name of the container
 * @param retentionDays for how many days what is written is retained
 */
public record VaultDesign(String accountId, String location, String sku, String container, int retentionDays) {}
