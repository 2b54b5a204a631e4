package io.github.fakeec2.compute.event;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceEventStartTimeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceEventStartTimeResponse;

/** Puts off what EC2 has planned for instances. */
@Simulates(family = "Instances")
final class ScheduledEventApi {

    private static final Duration TOO_CLOSE = Duration.ofMinutes(5);
    private static final Duration LEAST_NOTICE = Duration.ofMinutes(60);

    private final Call call;

    ScheduledEventApi(Call call) {
        this.call = call;
    }

    /** The rules are those of the EC2 user guide, "Reschedule scheduled events", section "Limitations". */
    ModifyInstanceEventStartTimeResponse modifyInstanceEventStartTime(ModifyInstanceEventStartTimeRequest request) {
        String instanceId = Required.text("instanceId", request.instanceId());
        String eventId = Required.text("instanceEventId", request.instanceEventId());
        if (request.notBefore() == null) {
            throw Required.missing("notBefore");
        }
        String instance = call.table(Instance.TABLE).get(instanceId).id();
        Table<ScheduledEvent> events = call.table(ScheduledEvent.TABLE);
        ScheduledEvent event = events.get(eventId).value();
        if (!event.instanceId().equals(instance)) {
            throw ScheduledEvent.TABLE.notFound(Set.of(eventId)).withHint(eventId + " is planned for "
                    + event.instanceId());
        }
        requireMovable(event);
        requireInTime(event, request.notBefore());
        ScheduledEvent moved = event.at(request.notBefore());
        events.update(moved);
        ScheduledEvents.await(call, moved);
        return ModifyInstanceEventStartTimeResponse.builder().event(ScheduledEvents.view(moved)).build();
    }

    private void requireMovable(ScheduledEvent event) {
        String why = event.phase() != ScheduledEvent.Phase.SCHEDULED ? "it has ended"
                : event.deadline() == null ? "it has no deadline"
                : event.notBefore().isBefore(call.now().plus(TOO_CLOSE)) ? "it starts in less than 5 minutes" : null;
        if (why != null) {
            throw AwsError.of("InstanceEventStartTimeCannotChange",
                    "The start time of the event '" + event.id() + "' cannot be changed, since " + why + ".");
        }
    }

    private void requireInTime(ScheduledEvent event, Instant start) {
        String why = start.isBefore(call.now().plus(LEAST_NOTICE)) ? "at least 60 minutes from now"
                : start.isAfter(event.deadline()) ? "no later than its deadline, " + event.deadline() : null;
        if (why != null) {
            throw AwsError.of("InvalidInstanceEventStartTime",
                    "The new start time of the event '" + event.id() + "' must be " + why + ".");
        }
    }
}
