package dev.cordon.embedded.process;

import dev.cordon.embedded.installation.Installation;
import java.util.Map;

/** What worker and starter are told so that payloads are encrypted, and decoded for the Temporal UI. */
final class PayloadEncryption {
    private PayloadEncryption() {}

    static Map<String, String> of(Installation installation) {
        return Map.of(
                "CORDON_TEMPORAL_ENCRYPTION_KEYFILE",
                installation.payloadKeys().toString(),
                "CORDON_TEMPORAL_ENCRYPTION_CREATEKEYFILE",
                "true");
    }

    /** Without credentials, which the UI of a development server cannot be told to send. */
    static Map<String, String> decodedFor(Installation installation) {
        String ui = installation.temporalUi();
        return Map.of(
                "CORDON_STARTER_CODEC_OPENONLOOPBACK",
                "true",
                "CORDON_STARTER_CODEC_UIORIGINS",
                ui + "," + ui.replace("//localhost:", "//127.0.0.1:"));
    }
}
