package dev.cordon.range.blob;

import dev.cordon.range.blob.BlobTarget.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The signed query of a shared access signature, and the strings that its signature may stand for. */
final class SharedAccessSignature {
    private static final String[] DELEGATION = {"skoid", "sktid", "skt", "ske", "sks", "skv"};
    private static final String[] OVERRIDES = {"rscc", "rscd", "rsce", "rscl", "rsct"};

    private final Map<String, String> query;

    SharedAccessSignature(Map<String, String> query) {
        this.query = query;
    }

    String field(String name) {
        return query.getOrDefault(name, "");
    }

    boolean isForAccount() {
        return query.containsKey("ss");
    }

    boolean isDelegated() {
        return query.containsKey("skoid");
    }

    /** Whether it was signed by one of the keys, in the form that its version prescribes. */
    boolean signedBy(List<String> keys, BlobTarget target) {
        List<String> texts = isForAccount() ? accountTexts(target) : resourceTexts(target);
        return keys.stream()
                .anyMatch(key -> texts.stream().anyMatch(text -> Signature.matches(field("sig"), text, key)));
    }

    /** Whether it reaches what the request is about. */
    boolean covers(BlobCall request) {
        Level level = request.target().level();
        if (isForAccount()) {
            String type = level == Level.SERVICE ? "s" : level == Level.CONTAINER ? "c" : "o";
            return field("srt").contains(type);
        }
        return switch (field("sr")) {
            case "c" ->
                level == Level.BLOB
                        || request.operation() == BlobOperation.LIST_BLOBS
                        || request.operation() == BlobOperation.FIND_BLOBS_BY_TAGS;
            case "b" -> level == Level.BLOB;
            case "bs" -> level == Level.BLOB && request.query("snapshot").isPresent();
            case "bv" -> level == Level.BLOB && request.query("versionid").isPresent();
            default -> false;
        };
    }

    /** The delegation key's own fields, of which the key is derived. */
    String delegationFields() {
        return lines(DELEGATION);
    }

    private List<String> accountTexts(BlobTarget target) {
        String older = target.account() + "\n" + lines("sp", "ss", "srt", "st", "se", "sip", "spr", "sv");
        return List.of(older + field("ses") + "\n", older);
    }

    private List<String> resourceTexts(BlobTarget target) {
        String start = lines("sp", "st", "se") + resource(target) + "\n";
        String end = Arrays.stream(OVERRIDES).map(this::field).collect(Collectors.joining("\n"));
        String time = field(field("sr").equals("bv") ? "versionid" : "snapshot") + "\n";
        String where = lines("sip", "spr", "sv", "sr") + time;
        String scoped = where + field("ses") + "\n";
        if (!isDelegated()) {
            String named = start + lines("si");
            return List.of(named + scoped + end, named + where + end);
        }
        // Versions differ in which later additions are signed: delegated user, encryption scope, request parts.
        String first = start + delegationFields() + lines("saoid", "suoid", "scid");
        String withUser = first + lines("skdutid", "sduoid");
        String withParts = withUser + scoped + lines("srh", "srq");
        return List.of(withParts + end, withUser + scoped + end, first + scoped + end, first + where + end);
    }

    private String resource(BlobTarget target) {
        String container = "/blob/" + target.account() + "/" + target.container();
        return field("sr").equals("c") ? container : container + "/" + target.blob();
    }

    private String lines(String... names) {
        return Arrays.stream(names).map(name -> field(name) + "\n").collect(Collectors.joining());
    }
}
