@NullMarked
package dev.cordon.starter.console;

import org.jspecify.annotations.NullMarked;
