package dev.cordon.range.arm;

import java.util.List;

/** Spells a new resource's id as ARM does: keywords and type officially, names as they were given. */
final class CanonicalId {
    private CanonicalId() {}

    static String of(ArmPath path, String type) {
        List<String> parts = List.of(type.split("/"));
        List<String> segments = path.segments();
        StringBuilder id = new StringBuilder(path.scope().replaceFirst("(?i)/resourcegroups/", "/resourceGroups/"));
        id.append("/providers/").append(parts.get(0));
        int first = segments.size() - 2 * (parts.size() - 1);
        for (int i = 1; i < parts.size(); i++) {
            id.append('/').append(parts.get(i));
            id.append('/').append(segments.get(first + 2 * (i - 1) + 1));
        }
        return id.toString();
    }
}
