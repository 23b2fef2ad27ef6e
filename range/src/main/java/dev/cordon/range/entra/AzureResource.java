package dev.cordon.range.entra;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of the cloud that tokens are issued for, with every name a token may ask for them by. */
public enum AzureResource {
    RESOURCE_MANAGER(
            "https://management\\.azure\\.com",
            "https://management\\.core\\.windows\\.net",
            "https://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?",
            "797f4846-ba00-4fd7-ba43-dac1f8f63013"),
    STORAGE(
            "https://storage\\.azure\\.com",
            "https://[a-z0-9]{3,24}\\.blob\\.(core\\.windows\\.net|localhost(:\\d+)?)",
            "e406a681-f3d4-42a8-90b6-c2b029497af1"),
    GRAPH("https://graph\\.microsoft\\.com", "https://graph\\.windows\\.net", "00000003-0000-0000-c000-000000000000"),
    KEY_VAULT(
            "https://vault\\.azure\\.net",
            "https://[a-zA-Z0-9-]+\\.vault\\.(azure\\.net|localhost(:\\d+)?)",
            "cfa8b339-82a2-471a-a3c9-0fc0be7a4093"),
    LOG_ANALYTICS(
            "https://api\\.loganalytics\\.(io|azure\\.com)",
            "https://westus2\\.api\\.loganalytics\\.io",
            "ca7f3f0b-7d91-482c-8e09-c5d840d0eac5"),
    MONITOR("https://monitor\\.azure\\.com", "https://[a-z0-9.-]+\\.ingest\\.monitor\\.azure\\.com");

    private final Pattern names;

    AzureResource(String... names) {
        this.names = Pattern.compile(String.join("|", names));
    }

    /** The resource that goes by a name, with or without slashes at its end. */
    public static Optional<AzureResource> named(String name) {
        String bare = withoutSlashes(name);
        return Arrays.stream(values()).filter(resource -> resource.goesBy(bare)).findFirst();
    }

    private boolean goesBy(String bare) {
        return names.matcher(bare).matches();
    }

    static String withoutSlashes(String name) {
        return name.replaceFirst("/+$", "");
    }
}
