package dev.cordon.range.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An ARM path taken apart: whose it is, and which resource, collection or action of which type it names.
 *
 * <p>A path may hold several providers, one extending the other; type and names are the last one's, and
 * {@link #scope()} is everything before it.
 */
public final class ArmPath {
    private final String text;
    private final List<String> segments;
    private final int provider;

    private ArmPath(String text, List<String> segments, int provider) {
        this.text = text;
        this.segments = segments;
        this.provider = provider;
    }

    /** Takes a path apart; leading, trailing and doubled slashes do not count. */
    public static ArmPath of(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return new ArmPath("/" + String.join("/", segments), List.copyOf(segments), lastProvider(segments));
    }

    private static int lastProvider(List<String> segments) {
        for (int i = segments.size() - 2; i >= 0; i--) {
            boolean namespace = segments.get(i + 1).contains(".");
            if (segments.get(i).equalsIgnoreCase("providers") && namespace) {
                return i;
            }
        }
        return -1;
    }

    /** The whole path with single slashes, spelled as given. */
    public String text() {
        return text;
    }

    /** The path's segments. */
    public List<String> segments() {
        return segments;
    }

    /** The subscription's id, where the path lies in one. */
    public Optional<String> subscription() {
        return after(0, "subscriptions");
    }

    /** The resource group's name, where the path lies in one. */
    public Optional<String> resourceGroup() {
        return after(2, "resourceGroups");
    }

    private Optional<String> after(int index, String keyword) {
        boolean there = segments.size() > index + 1 && segments.get(index).equalsIgnoreCase(keyword);
        return there ? Optional.of(segments.get(index + 1)) : Optional.empty();
    }

    /** The last provider's namespace; null where the path names none. */
    public @Nullable String namespace() {
        return provider < 0 ? null : segments.get(provider + 1);
    }

    /** The type, such as {@code Microsoft.Compute/disks}; of an action, the action is its last part. */
    public String type() {
        if (provider < 0) {
            return scopeType(segments.size());
        }
        return join(segments.subList(provider + 2, segments.size()).size());
    }

    /** The type without its last part: that of the resource an action is posted to. */
    public String parentType() {
        int parts = provider < 0 ? 0 : segments.size() - provider - 2;
        return parts <= 1 ? scopeType(provider < 0 ? segments.size() - 1 : provider) : join(parts - 1);
    }

    private String join(int parts) {
        StringBuilder type = new StringBuilder(segments.get(provider + 1));
        for (int i = 0; i < parts; i += 2) {
            type.append('/').append(segments.get(provider + 2 + i));
        }
        return type.toString();
    }

    private static String scopeType(int length) {
        return length > 2 ? "Microsoft.Resources/subscriptions/resourceGroups" : "Microsoft.Resources/subscriptions";
    }

    /** Whether the path names one resource, and not a collection or an action. */
    public boolean isInstance() {
        return provider < 0 ? segments.size() % 2 == 0 : (segments.size() - provider - 2) % 2 == 0;
    }

    /** The last segment: the resource's name, or that of the collection or action. */
    public String name() {
        return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
    }

    /** What the last provider's resources belong to or extend: the path before it. */
    public String scope() {
        return provider <= 0 ? "" : join(segments.subList(0, provider));
    }

    /** The path without its last segment. */
    public ArmPath parent() {
        return of(join(segments.subList(0, Math.max(0, segments.size() - 1))));
    }

    /** The resource the path speaks of: itself, or what its collection or action belongs to. */
    public ArmPath resource() {
        return isInstance() ? this : parent();
    }

    /** Where a collection's members lie: the whole scope for a top-level type, else the parent resource. */
    public String collectionScope() {
        boolean topLevel = provider >= 0 && segments.size() == provider + 3;
        return topLevel ? scope() : parent().text();
    }

    /** Whether the last provider extends a resource of another one, as tags and locks do. */
    public boolean isExtension() {
        return provider > 4;
    }

    private static String join(List<String> parts) {
        return "/" + String.join("/", parts);
    }

    @Override
    public String toString() {
        return text;
    }
}
