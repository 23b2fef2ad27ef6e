package dev.cordon.range.tls;

import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The names under which clients reach the range: its own, and Azure's public ones for clients led here by a proxy. */
final class ServerNames {
    private static final String[] HOSTS = {
        "localhost",
        "*.blob.localhost",
        "*.vault.localhost",
        "stforensicirprodweu.blob.localhost",
        "management.azure.com",
        "management.core.windows.net",
        "login.microsoftonline.com",
        "login.windows.net",
        "login.microsoft.com",
        "sts.windows.net",
        "graph.microsoft.com",
        "*.blob.core.windows.net",
        "*.blob.storage.azure.net",
        "*.vault.azure.net",
        "*.monitor.azure.com",
        "*.ingest.monitor.azure.com",
        "*.westeurope-1.ingest.monitor.azure.com",
        "*.northeurope-1.ingest.monitor.azure.com",
        "api.loganalytics.io",
        "api.loganalytics.azure.com",
        "*.logic.azure.com",
        "*.westeurope.logic.azure.com",
        "events.pagerduty.com",
    };
    private static final String[] ADDRESSES = {"127.0.0.1", "::1"};

    private ServerNames() {}

    /** Whether a host is among them, and not one of the range's own. */
    static boolean arePublic(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String siblings = "*" + name.substring(Math.max(0, name.indexOf('.')));
        return !name.endsWith("localhost")
                && Stream.of(HOSTS).anyMatch(known -> known.equals(name) || known.equals(siblings));
    }

    static GeneralNames asGeneralNames() {
        Stream<GeneralName> hosts = Stream.of(HOSTS).map(host -> new GeneralName(GeneralName.dNSName, host));
        Stream<GeneralName> addresses =
                Stream.of(ADDRESSES).map(address -> new GeneralName(GeneralName.iPAddress, address));
        return new GeneralNames(Stream.concat(hosts, addresses).toArray(GeneralName[]::new));
    }
}
