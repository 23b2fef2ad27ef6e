/** Telling people what runs do, by the channels that they read. */
@NullMarked
package dev.cordon.capability.notification;

import org.jspecify.annotations.NullMarked;
