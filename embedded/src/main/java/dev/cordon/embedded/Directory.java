package dev.cordon.embedded;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.tenant.Credential;
import dev.cordon.embedded.tenant.Person;
import dev.cordon.embedded.tenant.Tenant;
import java.util.List;

/** Every address and demo credential, so that any other client can join in. */
record Directory(
        Temporal temporal,
        Range range,
        Starter starter,
        Codec codec,
        String tenantId,
        Tenant.Subscriptions subscriptions,
        List<Credential> applications,
        List<Person> people) {

    static Directory of(Installation installation, Tenant tenant) {
        return new Directory(
                new Temporal(installation.temporal(), installation.temporalUi()),
                new Range(
                        installation.rangeUrl(),
                        installation.rangeAdminUrl(),
                        installation.ca().toString()),
                new Starter(installation.starterUrl()),
                new Codec(installation.codecUrl()),
                tenant.tenantId(),
                Tenant.SUBSCRIPTIONS,
                tenant.applications(),
                tenant.people());
    }

    record Temporal(String address, String ui) {}

    record Range(String url, String admin, String ca) {}

    record Starter(String url) {}

    record Codec(String url) {}
}
