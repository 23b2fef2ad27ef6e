/** The report of a run: one page that explains itself, and the same as JSON. */
@NullMarked
package dev.cordon.auditor.report;

import org.jspecify.annotations.NullMarked;
