package dev.cordon.azure.image;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How far an image has been hashed, as it stands in the heartbeat.
 *
 * @param etag the etag of the blob that is read
 * @param offset how many bytes of it went into the hash
 * @param state the state of the hash after them, in Base64
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record HashProgress(String etag, long offset, String state) {}
