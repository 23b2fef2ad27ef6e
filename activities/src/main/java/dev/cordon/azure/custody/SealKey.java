package dev.cordon.azure.custody;

import com.nimbusds.jose.JWSSigner;

/**
 * A key that signs a seal.
 *
 * @param id how a seal names it
 */
record SealKey(String id, JWSSigner signer) {}
