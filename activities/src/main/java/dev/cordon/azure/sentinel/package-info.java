/** Incidents of Microsoft Sentinel, through the SecurityInsights provider of Azure Resource Manager. */
@NullMarked
package dev.cordon.azure.sentinel;

import org.jspecify.annotations.NullMarked;
