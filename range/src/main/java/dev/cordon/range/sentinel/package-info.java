/** Microsoft Sentinel: incidents with their alerts, entities, comments and tasks, and the automation rules they set off. */
@NullMarked
package dev.cordon.range.sentinel;

import org.jspecify.annotations.NullMarked;
