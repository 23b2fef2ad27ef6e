/** Pages for people: runs and what they wait for, plans, decisions, and starting a run. */
@NullMarked
package dev.cordon.starter.console;

import org.jspecify.annotations.NullMarked;
