/** How every call to Azure is made: clients, long-running operations, heartbeats, and failures in a commander's words. */
@NullMarked
package dev.cordon.azure.arm;

import org.jspecify.annotations.NullMarked;
