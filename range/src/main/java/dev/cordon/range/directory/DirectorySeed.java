package dev.cordon.range.directory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The applications and people of a new tenant. */
final class DirectorySeed {
    private static final List<String> NONE = List.of();

    private DirectorySeed() {}

    static Directory fresh() {
        return new Directory(
                Directory.TENANT_ID,
                List.of(
                        application(
                                "cordon-api",
                                List.of("api://cordon"),
                                List.of("Requester", "Approver", "Commander", "Auditor"),
                                NONE),
                        application("cordon-worker", NONE, NONE, NONE),
                        application("sentinel-playbook", NONE, NONE, List.of("Requester")),
                        application("range-owner", NONE, NONE, NONE),
                        application("audit-reader", NONE, NONE, List.of("Auditor"))),
                List.of(
                        person("alice", "Alice Archer", "Requester"),
                        person("bob", "Bob Baker", "Approver"),
                        person("carol", "Carol Chandler", "Approver", "Commander"),
                        person("dave", "Dave Draper", "Auditor")));
    }

    private static Application application(String name, List<String> uris, List<String> offers, List<String> holds) {
        return new Application(
                name, id("app:" + name), id("principal:" + name), Directory.secret(), uris, offers, holds);
    }

    private static Person person(String name, String displayName, String... roles) {
        String user = name + "@contoso.com";
        return new Person(id("user:" + user), user, displayName, Directory.secret(), List.of(roles));
    }

    /** Ids stay the same from one range to the next, so that documents and scripts may name them. */
    private static String id(String what) {
        return UUID.nameUUIDFromBytes(("cordon-range:" + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
