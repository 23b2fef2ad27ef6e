/** Fetches keys for an auditor out of a Key Vault, which shows the public part of those that seal. */
@NullMarked
package dev.cordon.auditor.keys;

import org.jspecify.annotations.NullMarked;
