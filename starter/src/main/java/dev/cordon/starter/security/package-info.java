/** Who may call: bearer tokens of Microsoft Entra, and the app roles that they carry. */
@NullMarked
package dev.cordon.starter.security;

import org.jspecify.annotations.NullMarked;
