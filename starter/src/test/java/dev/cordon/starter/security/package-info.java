@NullMarked
package dev.cordon.starter.security;

import org.jspecify.annotations.NullMarked;
