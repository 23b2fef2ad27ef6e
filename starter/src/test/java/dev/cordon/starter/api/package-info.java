@NullMarked
package dev.cordon.starter.api;

import org.jspecify.annotations.NullMarked;
