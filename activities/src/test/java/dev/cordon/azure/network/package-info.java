@NullMarked
package dev.cordon.azure.network;

import org.jspecify.annotations.NullMarked;
