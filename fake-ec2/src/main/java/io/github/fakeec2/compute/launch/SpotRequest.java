package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceFollower;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.state.TableType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * A request for one Spot Instance.
 *
 * @param terms what was asked for, for good
 * @param state what has become of it
 * @param status why it is in that state, in AWS's codes
 * @param instanceId the instance that fulfills it or did so last, or null
 * @param zone the zone that it was last fulfilled in, or null
 * @param zoneId that zone's id, or null
 * @param fault what was wrong with it, or null
 */
public record SpotRequest(
        String id,
        Terms terms,
        State state,
        Status status,
        String instanceId,
        String zone,
        String zoneId,
        Status fault) implements InstanceFollower {

    /** Spot Instance requests. The codes are those of the EC2 API reference, "Error codes"; the texts are ours. */
    public static final TableType<SpotRequest> TABLE = TableType.<SpotRequest>of("spot-instances-request", "sir-")
            .notFound("InvalidSpotInstanceRequestID.NotFound",
                    "The spot instance request ID '%s' does not exist",
                    "The spot instance request IDs '%s' do not exist")
            .malformed("InvalidSpotInstanceRequestID.Malformed", "Invalid id: \"%s\" (expecting \"sir-...\")");

    static {
        TABLE.follows(Instance.TABLE, SpotRequest::instanceId);
        TABLE.shows(SecurityGroup.TABLE, request -> List.copyOf(request.terms.launch().securityGroupIds()));
    }

    /** The states (EC2 user guide, "Spot request states"). */
    public enum State { OPEN, ACTIVE, CLOSED, CANCELLED, DISABLED, FAILED }

    /** What happens to the instance when EC2 wants its capacity back. */
    public enum Interruption { TERMINATE, STOP, HIBERNATE }

    /**
     * What was asked for.
     *
     * @param launch the launch of one instance that fulfills the request
     * @param product Linux/UNIX or Windows, after the image
     * @param persistent whether it is fulfilled again after its instance has ended
     * @param interruption what happens to the instance when it is interrupted
     * @param maxPrice the most to pay for an hour, in USD, or null
     * @param validFrom when it may first be fulfilled, null for at once
     * @param validUntil when it ends, or null
     */
    public record Terms(RunInstancesRequest launch, String product, boolean persistent, Interruption interruption,
            String maxPrice, Instant validFrom, Instant validUntil) {
    }

    /**
     * Why a request is in its state.
     *
     * @param at since when
     */
    public record Status(String code, String message, Instant at) {
    }

    @Override
    public String stateName() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void instanceMoved(Call call, Instance instance) {
        // Somebody else who follows the instance, such as its fleet, may have ended this request meanwhile.
        new SpotRequests(call).instanceMoved(call.table(TABLE).value(id), instance);
    }

    /** Only the instance of a persistent request can be stopped (EC2 user guide, "Stop a Spot Instance"). */
    @Override
    public boolean allowsStop(Call call) {
        return terms.persistent();
    }

    /** The same in another state. */
    SpotRequest become(State other, Status otherStatus) {
        return new SpotRequest(id, terms, other, otherStatus, instanceId, zone, zoneId, fault);
    }

    /** The same, fulfilled by an instance. */
    SpotRequest fulfilledBy(Instance instance, Status otherStatus) {
        return new SpotRequest(id, terms, State.ACTIVE, otherStatus, instance.id(), instance.zone(),
                instance.site().zoneId(), null);
    }

    /** The same without an instance. */
    SpotRequest reopened(Status otherStatus) {
        return new SpotRequest(id, terms, State.OPEN, otherStatus, null, null, null, null);
    }

    /** The same, which cannot be fulfilled. */
    SpotRequest failed(Status otherStatus, Status otherFault) {
        return new SpotRequest(id, terms, State.FAILED, otherStatus, instanceId, zone, zoneId, otherFault);
    }
}
