package dev.cordon.auditor.keys;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A key or a secret in a Key Vault, in all its versions.
 *
 * @param vault for example {@code https://kv-cordon-prod.vault.azure.net}
 * @param kind {@code keys} or {@code secrets}
 */
public record KeyVaultItem(URI vault, String kind, String name) {
    private static final Pattern URL = Pattern.compile("(https://[^/]+)/(keys|secrets)/([0-9A-Za-z-]+)(/[0-9a-f]*)?");

    /** Reads the URL of one from a command line; a version in it is left out. */
    public static final class Reader implements ITypeConverter<KeyVaultItem> {
        @Override
        public KeyVaultItem convert(String value) {
            Matcher url = URL.matcher(value);
            if (!url.matches()) {
                throw new TypeConversionException("'" + value + "' is no URL of a key or secret in a Key Vault, such as"
                        + " https://kv-cordon-prod.vault.azure.net/keys/cordon-seal");
            }
            return new KeyVaultItem(URI.create(url.group(1)), url.group(2), url.group(3));
        }
    }

    @Override
    public String toString() {
        return vault + "/" + kind + "/" + name;
    }
}
