@NullMarked
package dev.cordon.auditor.history;

import org.jspecify.annotations.NullMarked;
