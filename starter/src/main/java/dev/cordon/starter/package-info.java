/** The process that takes requests for runs and answers what became of them. */
@NullMarked
package dev.cordon.starter;

import org.jspecify.annotations.NullMarked;
