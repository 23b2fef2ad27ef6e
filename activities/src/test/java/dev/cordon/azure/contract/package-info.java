@NullMarked
package dev.cordon.azure.contract;

import org.jspecify.annotations.NullMarked;
