@NullMarked
package dev.cordon.docs;

import org.jspecify.annotations.NullMarked;
