@NullMarked
package dev.cordon.auditor.keys;

import org.jspecify.annotations.NullMarked;
