package dev.cordon.azure.evidence;

import com.google.common.net.UrlEscapers;
import dev.cordon.capability.FailureType;
import java.util.HashMap;
import java.util.Map;

/** The metadata by which a blob in the vault names the run that wrote it. Values are escaped: headers are ASCII. */
public final class BlobOrigin {
    private static final String RUN = "cordonrun";

    private BlobOrigin() {}

    /** The run's own, together with what else is to be said. */
    public static Map<String, String> metadata(String run, Map<String, String> more) {
        Map<String, String> metadata = new HashMap<>(Map.of(RUN, escaped(run)));
        more.forEach((name, value) -> metadata.put(name, escaped(value)));
        return metadata;
    }

    /** Whether metadata says that the run wrote it. */
    static boolean isOf(String run, Map<String, String> metadata) {
        return is(metadata, RUN, run);
    }

    /**
     * Goes on only with a blob that the run wrote.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code AzureRefused} if it is anybody else's
     */
    public static void require(String run, Map<String, String> metadata, String url) {
        if (!isOf(run, metadata)) {
            throw FailureType.REFUSED.failure(
                    "Blob " + url + " is another run's: it exists already and was not written by run " + run
                            + ", and nothing in the vault is overwritten",
                    null);
        }
    }

    /** Whether metadata has the value, spelled alike or not. */
    static boolean is(Map<String, String> metadata, String name, String value) {
        return escaped(value).equalsIgnoreCase(metadata.get(name));
    }

    private static String escaped(String value) {
        return UrlEscapers.urlFragmentEscaper().escape(value);
    }
}
