package dev.cordon.azure.evidence;

import dev.cordon.azure.arm.Arm;
import dev.cordon.capability.evidence.ActivityLogSlice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The pages in which Azure gives a slice of the Activity Log, one after the other as they are asked for. */
final class ActivityLogPages implements Iterator<ActivityLogPage> {
    private static final String VERSION = "2015-04-01";

    private final Arm arm;
    private @Nullable String next;

    ActivityLogPages(Arm arm, ActivityLogSlice slice) {
        this.arm = arm;
        this.next = "/subscriptions/" + slice.subscriptionId()
                + "/providers/Microsoft.Insights/eventtypes/management/values?api-version=" + VERSION + "&$filter="
                + URLEncoder.encode(filter(slice), StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String filter(ActivityLogSlice slice) {
        // Azure reads no more than seven digits of a second.
        return "eventTimestamp ge '" + slice.from().truncatedTo(ChronoUnit.MICROS) + "' and eventTimestamp le '"
                + slice.to().truncatedTo(ChronoUnit.MICROS)
                + "' and resourceGroupName eq '" + slice.resourceGroup().replace("'", "''") + "'";
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public ActivityLogPage next() {
        if (next == null) {
            throw new NoSuchElementException("the last page has been read");
        }
        ActivityLogPage page = ActivityLogPage.read(arm.get(next).bytes());
        next = page.nextLink();
        return page;
    }
}
