package io.github.fakeec2.reservation;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.RegionFacts;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.types.InstanceTypeCatalog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.CreateCapacityReservationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyCapacityReservationRequest;

/** What the requests to make and to change a reservation ask for, checked. */
final class ReservationRequest {

    private static final SimulatedMembers CREATE = SimulatedMembers.of("CreateCapacityReservation", "",
            "AvailabilityZone", "AvailabilityZoneId", "ClientToken", "DryRun", "EbsOptimized", "EndDate",
            "EndDateType", "EphemeralStorage", "InstanceCount", "InstanceMatchCriteria", "InstancePlatform",
            "InstanceType", "TagSpecifications", "Tenancy");
    private static final SimulatedMembers MODIFY = SimulatedMembers.of("ModifyCapacityReservation", "", "Accept",
            "CapacityReservationId", "DryRun", "EndDate", "EndDateType", "InstanceCount", "InstanceMatchCriteria");

    /** API reference, CreateCapacityReservation, InstancePlatform. */
    private static final List<String> PLATFORMS = List.of("Linux/UNIX", "Red Hat Enterprise Linux", "SUSE Linux",
            "Windows", "Windows with SQL Server", "Windows with SQL Server Enterprise",
            "Windows with SQL Server Standard", "Windows with SQL Server Web", "Linux with SQL Server Standard",
            "Linux with SQL Server Web", "Linux with SQL Server Enterprise", "RHEL with SQL Server Standard",
            "RHEL with SQL Server Enterprise", "RHEL with SQL Server Web", "RHEL with HA",
            "RHEL with HA and SQL Server Standard", "RHEL with HA and SQL Server Enterprise", "Ubuntu Pro");
    private static final int MOST = 1000;

    private final Call call;

    ReservationRequest(Call call) {
        this.call = call;
    }

    /** The reservation that a request asks for. */
    CapacityReservation create(CreateCapacityReservationRequest request) {
        CREATE.requireNoOther(request);
        String type = Required.text("instanceType", request.instanceType());
        String platform = Required.text("instancePlatform", request.instancePlatformAsString());
        requireOneOf("instancePlatform", platform, PLATFORMS);
        if (request.instanceCount() == null) {
            throw Required.missing("instanceCount");
        }
        if (InstanceTypeCatalog.find(type).isEmpty()) {
            throw AwsError.of("InvalidParameterValue", "Invalid value '" + type + "' for InstanceType.");
        }
        ZoneFacts zone = zone(request.availabilityZone(), request.availabilityZoneId());
        String tenancy = orElse(request.tenancyAsString(), "default");
        requireOneOf("tenancy", tenancy, List.of("default", "dedicated"));
        return new CapacityReservation(
                call.nextId(CapacityReservation.TABLE),
                new CapacityNeed(type, platform, zone.name(), tenancy),
                zone.id(),
                count(request.instanceCount()),
                Boolean.TRUE.equals(request.ebsOptimized()),
                Boolean.TRUE.equals(request.ephemeralStorage()),
                open(request.instanceMatchCriteriaAsString(), true),
                null,
                end(request.endDateTypeAsString(), request.endDate(), null),
                CapacityReservation.State.PENDING);
    }

    /**
     * What a reservation becomes.
     *
     * @throws AwsError {@code InvalidCapacityReservationState} where it is not active, {@code InvalidParameterValue}
     */
    CapacityReservation modify(CapacityReservation reservation, ModifyCapacityReservationRequest request) {
        MODIFY.requireNoOther(request);
        requireActive(reservation, "modified");
        int used = Reservations.used(call.region(), reservation.id());
        int count = request.instanceCount() == null ? reservation.count() : request.instanceCount();
        if (count < 1 || Math.abs((long) count - reservation.count()) > MOST) {
            throw AwsError.invalidValue("instanceCount", count,
                    "The instance count can't be changed by more than " + MOST + " in a single request.");
        }
        if (count < used) {
            throw AwsError.invalidValue("instanceCount", count,
                    "The instance count can't be less than the " + used + " instances in the Capacity Reservation.");
        }
        boolean open = open(
                // By its name, since the SDK has a getter for it only from some version on.
                request.getValueForField("InstanceMatchCriteria", String.class).orElse(null), reservation.open());
        if (open != reservation.open() && used > 0) {
            throw AwsError.of("InvalidParameterCombination", "The instance eligibility of the Capacity Reservation '"
                    + reservation.id() + "' can't be modified while instances run in it.");
        }
        return reservation.with(count, open,
                end(request.endDateTypeAsString(), request.endDate(), reservation.endsAt()));
    }

    /** The text is ours. */
    static void requireActive(CapacityReservation reservation, String participle) {
        if (!reservation.isActive()) {
            throw AwsError.of("InvalidCapacityReservationState", "The Capacity Reservation '" + reservation.id()
                    + "' is in the state '" + reservation.stateName() + "' and can't be " + participle + ".");
        }
    }

    private static int count(int count) {
        if (count < 1 || count > MOST) {
            throw AwsError.invalidValue("instanceCount", count, "The valid range is 1 - " + MOST + ".");
        }
        return count;
    }

    private static boolean open(String criteria, boolean otherwise) {
        if (!Required.isGiven(criteria)) {
            return otherwise;
        }
        requireOneOf("instanceMatchCriteria", criteria, List.of("open", "targeted"));
        return criteria.equals("open");
    }

    /** API reference, EndDateType: a date is required for limited, and must be left out for unlimited. */
    private Instant end(String type, Instant date, Instant before) {
        boolean typed = Required.isGiven(type);
        if (typed) {
            requireOneOf("endDateType", type, List.of("unlimited", "limited"));
        }
        boolean limited = typed ? type.equals("limited") : before != null;
        if (limited && date == null) {
            if (typed) {
                throw AwsError.of("MissingParameter",
                        "The request must contain the parameter endDate if endDateType is limited");
            }
            return before;
        }
        if (!limited && date != null) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter endDate can be used with the endDateType limited only");
        }
        if (date != null && !date.isAfter(call.now())) {
            throw AwsError.invalidValue("endDate", date, "The end date must be in the future.");
        }
        return date;
    }

    private ZoneFacts zone(String name, String id) {
        Required.oneOf(zoneParameters(name, id));
        RegionFacts region = RegionCatalog.find(call.region().name()).orElseThrow();
        String given = Required.isGiven(name) ? name : id;
        return region.zones().stream()
                .filter(zone -> given.equals(Required.isGiven(name) ? zone.name() : zone.id()))
                .findFirst()
                .orElseThrow(() ->
                        AwsError.of("InvalidParameterValue", "Invalid availability zone: [" + given + "]"));
    }

    private static Map<String, String> zoneParameters(String name, String id) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("availabilityZone", Required.isGiven(name) ? name : null);
        parameters.put("availabilityZoneId", Required.isGiven(id) ? id : null);
        return parameters;
    }

    private static String orElse(String value, String otherwise) {
        return Required.isGiven(value) ? value : otherwise;
    }

    private static void requireOneOf(String parameter, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw AwsError.invalidValue(parameter, value, "Valid values are " + String.join(", ", allowed) + ".");
        }
    }
}
