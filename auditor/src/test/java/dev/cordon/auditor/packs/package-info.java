/** Makes real packs by running real runbooks, and every single change that somebody could make to one. */
@NullMarked
package dev.cordon.auditor.packs;

import org.jspecify.annotations.NullMarked;
