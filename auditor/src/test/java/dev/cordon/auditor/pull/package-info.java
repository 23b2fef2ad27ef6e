@NullMarked
package dev.cordon.auditor.pull;

import org.jspecify.annotations.NullMarked;
