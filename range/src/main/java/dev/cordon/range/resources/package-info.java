/** Subscriptions, resource groups, providers, tags and locks. */
@NullMarked
package dev.cordon.range.resources;

import org.jspecify.annotations.NullMarked;
