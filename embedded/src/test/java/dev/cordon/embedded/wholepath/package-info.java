/** The whole path, from the starter to the tenant, on a real Temporal server. */
@NullMarked
package dev.cordon.embedded.wholepath;

import org.jspecify.annotations.NullMarked;
