@NullMarked
package dev.cordon.worker;

import org.jspecify.annotations.NullMarked;
