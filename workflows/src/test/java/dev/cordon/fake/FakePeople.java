package dev.cordon.fake;

import dev.cordon.capability.notification.Channel;
import dev.cordon.capability.notification.Delivery;
import dev.cordon.capability.notification.Notice;
import dev.cordon.capability.notification.NotificationActivities;
import dev.cordon.capability.notification.PagerEvent;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People, and the channels by which they are told. */
public final class FakePeople implements NotificationActivities {
    private final List<Notice> cards = new ArrayList<>();
    private final List<PagerEvent> events = new ArrayList<>();
    private final List<Notice> mails = new ArrayList<>();
    private final Map<Channel, ApplicationFailure> broken = new EnumMap<>(Channel.class);

    @Override
    public synchronized Delivery teams(Notice notice) {
        failIfBroken(Channel.TEAMS);
        cards.add(notice);
        return new Delivery("202");
    }

    @Override
    public synchronized Delivery pagerDuty(PagerEvent event) {
        failIfBroken(Channel.PAGERDUTY);
        events.add(event);
        return new Delivery("202 Event processed");
    }

    @Override
    public synchronized Delivery mail(Notice notice) {
        failIfBroken(Channel.MAIL);
        mails.add(notice);
        return new Delivery("250");
    }

    /** Breaks a channel; null mends it. */
    public synchronized void broken(Channel channel, @Nullable ApplicationFailure failure) {
        if (failure == null) {
            broken.remove(channel);
        } else {
            broken.put(channel, failure);
        }
    }

    public synchronized List<Notice> cards() {
        return List.copyOf(cards);
    }

    public synchronized List<PagerEvent> events() {
        return List.copyOf(events);
    }

    public synchronized List<Notice> mails() {
        return List.copyOf(mails);
    }

    private void failIfBroken(Channel channel) {
        ApplicationFailure failure = broken.get(channel);
        if (failure != null) {
            throw failure;
        }
    }
}
