/** Azure Resource Manager: paths, the order of its checks, and the resource types that plug into it. */
@NullMarked
package dev.cordon.range.arm;

import org.jspecify.annotations.NullMarked;
