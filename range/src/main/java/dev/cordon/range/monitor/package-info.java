/** Microsoft.Insights: the Activity Log as clients read it. */
@NullMarked
package dev.cordon.range.monitor;

import org.jspecify.annotations.NullMarked;
