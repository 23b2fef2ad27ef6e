@NullMarked
package dev.cordon.worker.notification;

import org.jspecify.annotations.NullMarked;
