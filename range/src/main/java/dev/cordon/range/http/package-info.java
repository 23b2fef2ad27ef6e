/** The range's front door: one HTTPS origin, its requests and answers, and the services asked in turn. */
@NullMarked
package dev.cordon.range.http;

import org.jspecify.annotations.NullMarked;
