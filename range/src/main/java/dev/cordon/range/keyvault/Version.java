package dev.cordon.range.keyvault;

/** A version of something in a vault. */
interface Version {
    String version();
}
