@NullMarked
package dev.cordon.starter;

import org.jspecify.annotations.NullMarked;
