/** Requests for runs over HTTP: what is asked, what is answered, and what is refused. */
@NullMarked
package dev.cordon.starter.api;

import org.jspecify.annotations.NullMarked;
