/** A simulated Azure tenant over HTTPS, for the demo, the tests and tabletop exercises. */
@NullMarked
package dev.cordon.range;

import org.jspecify.annotations.NullMarked;
