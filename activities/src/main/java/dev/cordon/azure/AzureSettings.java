package dev.cordon.azure;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which Azure the worker talks to. Credentials are no part of it: they are {@code DefaultAzureCredential}'s.
 *
 * @param cloud a public cloud by its name, or {@code CUSTOM} with the two endpoints below
 * @param authorityHost where tokens come from; only with {@code CUSTOM}
 * @param resourceManager Azure Resource Manager's endpoint; only with {@code CUSTOM}
 * @param audience for whom Azure Resource Manager's tokens are; the endpoint itself if null; only with {@code CUSTOM}
 * @param instanceDiscovery whether the authority is first looked up in the public cloud's directory of authorities,
 *     which a custom one is not in
 */
public record AzureSettings(
        Cloud cloud,
        @Nullable URI authorityHost,
        @Nullable URI resourceManager,
        @Nullable String audience,
        boolean instanceDiscovery) {
    /** The clouds that have names, and any other. */
    public enum Cloud {
        PUBLIC,
        GOVERNMENT,
        CHINA,
        CUSTOM
    }

    public AzureSettings {
        if (cloud == Cloud.CUSTOM) {
            requireHttps("authorityHost", authorityHost);
            requireHttps("resourceManager", resourceManager);
        } else if (authorityHost != null || resourceManager != null || audience != null) {
            throw new IllegalArgumentException(
                    "endpoints are given together with cloud " + cloud + "; expected them only with cloud CUSTOM");
        }
    }

    /** One of the clouds that have names. */
    public static AzureSettings of(Cloud cloud) {
        return new AzureSettings(cloud, null, null, null, true);
    }

    /** A cloud at its own endpoints, whose authority is not looked up anywhere. */
    public static AzureSettings custom(URI authorityHost, URI resourceManager) {
        return new AzureSettings(Cloud.CUSTOM, authorityHost, resourceManager, null, false);
    }

    private static void requireHttps(String name, @Nullable URI endpoint) {
        if (endpoint == null || !"https".equalsIgnoreCase(endpoint.getScheme())) {
            throw new IllegalArgumentException(
                    name + " is " + Objects.toString(endpoint, "missing") + "; expected an https address");
        }
    }
}
