@NullMarked
package dev.cordon.auditor;

import org.jspecify.annotations.NullMarked;
