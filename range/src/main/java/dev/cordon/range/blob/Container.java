package dev.cordon.range.blob;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonMerge;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A container, as both the management plane and the data plane see it. Guarded by {@link Accounts#locked}. */
public final class Container {
    private static final Pattern NAME = Pattern.compile("\\$root|\\$logs|\\$web|(?=.{3,63}$)[a-z0-9](-?[a-z0-9])*");

    final String name;
    final TreeMap<String, BlobHistory> blobs = new TreeMap<>();

    @JsonMerge
    final TreeMap<String, String> metadata = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    final TreeSet<String> legalHolds = new TreeSet<>();
    Instant modified;
    String etag = ETags.next();
    String publicAccess = "";
    String accessPolicies = "";
    boolean versionLevelImmutability;

    @Nullable ImmutabilityPolicy policy;

    @Nullable Lease lease;

    @Nullable Instant deleted;

    @JsonCreator
    Container(@JsonProperty("name") String name, @JsonProperty("modified") Instant now) {
        this.name = name;
        this.modified = now;
    }

    /** Whether Azure takes that name for a container. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public String name() {
        return name;
    }

    public Instant modified() {
        return modified;
    }

    public String etag() {
        return etag;
    }

    /** Names and values that clients attached to the container. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** Who may read without signing in: nobody (empty), {@code blob} or {@code container}. */
    public String publicAccess() {
        return publicAccess;
    }

    public void publicAccess(String level) {
        publicAccess = level;
    }

    /** Takes away a container that nothing protects, with everything in it. */
    public void emptyInto(Accounts accounts, Account account) {
        blobs.values().stream().flatMap(BlobHistory::files).distinct().forEach(accounts.bodies(account)::delete);
        account.containers().remove(name);
    }

    /** The tags under which legal holds are set. */
    public Set<String> legalHolds() {
        return legalHolds;
    }

    /** Whether retention is kept by each blob version rather than by the container. */
    public boolean versionLevelImmutability() {
        return versionLevelImmutability;
    }

    /** Turns version-level retention on; there is no way back. */
    public void enableVersionLevelImmutability() {
        versionLevelImmutability = true;
    }

    public @Nullable ImmutabilityPolicy policy() {
        return policy;
    }

    public void policy(@Nullable ImmutabilityPolicy other) {
        policy = other;
    }

    /** Whether any blob, version, snapshot or soft-deleted state is left in it. */
    public boolean hasBlobs() {
        return blobs.values().stream()
                .anyMatch(history -> history.all().findAny().isPresent());
    }

    /** Whether a policy or hold keeps it from being deleted. */
    public boolean protectsItself() {
        return !legalHolds.isEmpty() || (policy != null && hasBlobs()) || (versionLevelImmutability && hasBlobs());
    }

    /** The state of its lease by the name Azure uses. */
    public String leaseState(Instant now) {
        return lease == null ? "available" : lease.stateAt(now);
    }

    /** Says that the container changed. */
    public void touch(Instant now) {
        modified = now;
        etag = ETags.next();
    }
}
