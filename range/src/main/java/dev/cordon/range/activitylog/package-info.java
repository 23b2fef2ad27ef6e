/** The Activity Log: filled by what is done, visible late, read in pages. */
@NullMarked
package dev.cordon.range.activitylog;

import org.jspecify.annotations.NullMarked;
