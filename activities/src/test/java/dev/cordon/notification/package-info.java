@NullMarked
package dev.cordon.notification;

import org.jspecify.annotations.NullMarked;
