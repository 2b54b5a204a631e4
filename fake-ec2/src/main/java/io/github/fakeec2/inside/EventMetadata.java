package io.github.fakeec2.inside;

import io.github.fakeec2.compute.event.ScheduledEvents;
import io.github.fakeec2.state.RegionState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.ec2.model.InstanceStatusEvent;

/** The scheduled events of an instance (EC2 user guide, "View scheduled events that affect your instances"). */
final class EventMetadata {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private EventMetadata() {
    }

    static void add(RegionState region, String instanceId, BiConsumer<String, String> items) {
        StringBuilder ahead = new StringBuilder();
        StringBuilder past = new StringBuilder();
        ScheduledEvents.forEach(region, instanceId, (event, state) -> {
            boolean active = state.equals("scheduled");
            add(active ? ahead : past, event, active ? "active" : state);
        });
        items.accept("events/maintenance/scheduled", list(ahead));
        items.accept("events/maintenance/history", list(past));
    }

    private static String list(StringBuilder events) {
        return events.isEmpty() ? "[]" : "[ " + events + " ]";
    }

    private static void add(StringBuilder events, InstanceStatusEvent event, String state) {
        events.append(events.isEmpty() ? "{\n" : ", {\n");
        add(events, "NotBefore", time(event.notBefore()));
        add(events, "Code", event.codeAsString());
        add(events, "Description", event.description());
        add(events, "EventId", event.instanceEventId());
        if (event.notAfter() != null) {
            add(events, "NotAfter", time(event.notAfter()));
        }
        events.append("  \"State\" : \"").append(state).append("\"\n}");
    }

    private static void add(StringBuilder events, String name, String value) {
        events.append("  \"").append(name).append("\" : \"").append(value).append("\",\n");
    }

    private static String time(Instant moment) {
        return TIME.format(moment);
    }
}
