/** Where a tenant's alerts go outside of Azure: a Teams channel behind a webhook, and PagerDuty. */
@NullMarked
package dev.cordon.range.notify;

import org.jspecify.annotations.NullMarked;
