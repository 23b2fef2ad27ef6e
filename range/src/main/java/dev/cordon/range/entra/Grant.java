package dev.cordon.range.entra;

import java.util.List;

/**
 * A token about to be written.
 *
 * @param principal who it speaks for
 * @param clientId the application it is issued to
 * @param confidential whether that application proved itself with a secret
 * @param audience what it is for
 * @param scopes delegated scopes, where a person signs in
 * @param clientCapabilities what the client said it can handle, such as {@code CP1}
 * @param origin how the client reached the range
 */
record Grant(
        Principal principal,
        String clientId,
        boolean confidential,
        Audience audience,
        List<String> scopes,
        List<String> clientCapabilities,
        String origin) {}
