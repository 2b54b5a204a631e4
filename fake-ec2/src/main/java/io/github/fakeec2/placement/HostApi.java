package io.github.fakeec2.placement;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.PartialResult;
import io.github.fakeec2.placement.HostRequests.Configuration;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.region.ZoneFacts;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AllocateHostsRequest;
import software.amazon.awssdk.services.ec2.model.AllocateHostsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeHostsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeHostsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyHostsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyHostsResponse;
import software.amazon.awssdk.services.ec2.model.ReleaseHostsRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseHostsResponse;

/** Allocates, lists, changes and releases Dedicated Hosts (EC2 user guide, "Work with Dedicated Hosts"). */
@Simulates(family = "Dedicated Hosts")
final class HostApi {

    private static final Listing<DedicatedHost> LISTING =
            new Listing<>(DedicatedHost.TABLE, () -> HostFilters.ALL, PageRules.lowerCase("hostIdSet", 5, 500));
    private static final SimulatedMembers ALLOCATE = SimulatedMembers.of("AllocateHosts", "", "AutoPlacement",
            "AvailabilityZone", "AvailabilityZoneId", "ClientToken", "HostMaintenance", "HostRecovery",
            "InstanceFamily", "InstanceType", "Quantity", "TagSpecifications");

    /** How the codes of a partial result begin (API reference, ReleaseHosts, "Examples"). */
    private static final String CLIENT = "Client.";

    private static final Duration LEAST_ALLOCATION_OF_A_MAC = Duration.ofHours(24);

    private final Call call;
    private final Table<DedicatedHost> hosts;

    HostApi(Call call) {
        this.call = call;
        this.hosts = call.table(DedicatedHost.TABLE);
    }

    @Limits("There is hardware for another host unless the zone is down, and none on Outposts. A host has the cores of "
            + "its family's largest type, but for C5 and T3, and no host ever fails, so that recovery and maintenance "
            + "have nothing to do.")
    AllocateHostsResponse allocateHosts(AllocateHostsRequest request) {
        ALLOCATE.requireNoOther(request);
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), DedicatedHost.TABLE.resourceType());
        Configuration configuration = HostRequests.configuration(request.instanceFamily(), request.instanceType());
        if (configuration == null) {
            throw AwsError.of("MissingParameter",
                    "The request must contain exactly one of instanceType, instanceFamily");
        }
        ZoneFacts zone = HostRequests.zone(call.region().name(), request.availabilityZone(),
                HostRequests.newer(request, "AvailabilityZoneId"));
        configuration.requireOfferedIn(call.region().name(), zone.name());
        if (call.faults().isDown(zone.name())) {
            throw AwsError.of("InsufficientHostCapacity", 500,
                    "There is not enough capacity to fulfill your Dedicated Host request.")
                    .withHint(zone.name() + " is down");
        }
        int quantity = HostRequests.quantity(request.quantity());
        requireRoom(configuration.family(), quantity);
        boolean autoPlacement =
                HostRequests.onOff("autoPlacement", request.autoPlacementAsString(), "off").equals("on");
        String recovery = HostRequests.onOff("hostRecovery", request.hostRecoveryAsString(), "off");
        String maintenance =
                HostRequests.onOff("hostMaintenance", HostRequests.newer(request, "HostMaintenance"), "off");
        List<String> ids = new ArrayList<>(quantity);
        for (int i = 0; i < quantity; i++) {
            ids.add(hosts.insert(new DedicatedHost(call.nextId(DedicatedHost.TABLE), DedicatedHost.AVAILABLE,
                    zone.name(), zone.id(), configuration.family(), configuration.typeName(), autoPlacement, recovery,
                    maintenance, request.clientToken(), null), tags).id());
        }
        return AllocateHostsResponse.builder().hostIds(ids).build();
    }

    private void requireRoom(String family, int quantity) {
        long existing = hosts.all().stream()
                .filter(row -> row.value().family().equals(family) && !row.value().isReleased()).count();
        int most = call.quota(Quota.DEDICATED_HOSTS_PER_FAMILY);
        if (existing + quantity > most) {
            throw AwsError.of("HostLimitExceeded", "The number of Dedicated hosts you've requested (" + quantity
                    + ") would bring your total up to " + (existing + quantity) + " for the specified group of "
                    + "instance types (" + family + "). This exceeds your current limit of " + most + ". If you've "
                    + "recently released Dedicated hosts, it may take some time for them to stop counting towards "
                    + "your limit. Try allocating your hosts again after a few minutes. Please visit "
                    + "http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.")
                    .withHint("cloud.quotas().set(Quota." + Quota.DEDICATED_HOSTS_PER_FAMILY
                            + ", ...) raises the quota, as AWS does on request");
        }
    }

    DescribeHostsResponse describeHosts(DescribeHostsRequest request) {
        Page<DedicatedHost> page = LISTING.page(call.region(), request.hostIds(), request.filter(),
                request.maxResults(), request.nextToken());
        return DescribeHostsResponse.builder()
                .hosts(page.map(row -> HostView.of(row, call)))
                .nextToken(page.nextToken())
                .build();
    }

    ModifyHostsResponse modifyHosts(ModifyHostsRequest request) {
        Required.list("hostId", request.hostIds());
        Configuration configuration = HostRequests.configuration(request.instanceFamily(), request.instanceType());
        String autoPlacement = HostRequests.onOff("autoPlacement", request.autoPlacementAsString(), null);
        String recovery = HostRequests.onOff("hostRecovery", request.hostRecoveryAsString(), null);
        String maintenance =
                HostRequests.onOff("hostMaintenance", HostRequests.newer(request, "HostMaintenance"), null);
        if (configuration == null && autoPlacement == null && recovery == null && maintenance == null) {
            throw AwsError.of("MissingParameter", "The request must contain at least one of autoPlacement, "
                    + "hostRecovery, hostMaintenance, instanceType, instanceFamily");
        }
        List<String> done = new ArrayList<>();
        PartialResult result = new PartialResult(CLIENT);
        for (String id : new LinkedHashSet<>(request.hostIds())) {
            result.attempt(id, () -> {
                DedicatedHost host = DedicatedHosts.get(call, id);
                boolean reconfigured = configuration != null && isOther(host, configuration);
                DedicatedHost changed = host.with(
                        autoPlacement == null ? host.autoPlacement() : autoPlacement.equals("on"),
                        recovery == null ? host.recovery() : recovery,
                        maintenance == null ? host.maintenance() : maintenance);
                hosts.update(reconfigured ? changed.running(configuration.typeName()) : changed);
                if (reconfigured && configuration.typeName() == null) {
                    becomePending(id);
                }
                done.add(id);
            });
        }
        return ModifyHostsResponse.builder().successful(done).unsuccessful(result.unsuccessful()).build();
    }

    /** Whether the configuration is another than the host's, and one that it can have. */
    private boolean isOther(DedicatedHost host, Configuration configuration) {
        if (!host.family().equals(configuration.family())) {
            throw HostRequests.notSupported("the family of " + host.id() + " stays " + host.family());
        }
        String typeName = configuration.typeName();
        if (typeName == null ? host.typeName() == null : typeName.equals(host.typeName())) {
            return false;
        }
        for (Occupant occupant : DedicatedHosts.occupants(call, host.id())) {
            if (typeName == null || !occupant.type().name().equals(typeName)) {
                throw AwsError.of("InvalidHost.Occupied", "Dedicated host '" + host.id()
                        + "' cannot be modified as it is occupied").withHint(occupant.id() + " runs there");
            }
        }
        return true;
    }

    /** "The modification takes approximately 10 minutes to complete" (user guide). */
    private void becomePending(String id) {
        hosts.update(hosts.value(id).inState(DedicatedHost.PENDING));
        call.begin(Delay.HOST_CONFIGURATION, "Dedicated Host is configured", later -> {
            Row<DedicatedHost> row = later.table(DedicatedHost.TABLE).find(id);
            if (row != null && row.value().stateName().equals(DedicatedHost.PENDING)) {
                later.table(DedicatedHost.TABLE).update(row.value().inState(DedicatedHost.AVAILABLE));
            }
        });
    }

    ReleaseHostsResponse releaseHosts(ReleaseHostsRequest request) {
        Required.list("hostId", request.hostIds());
        List<String> done = new ArrayList<>();
        PartialResult result = new PartialResult(CLIENT);
        for (String id : new LinkedHashSet<>(request.hostIds())) {
            result.attempt(id, () -> {
                release(DedicatedHosts.get(call, id));
                done.add(id);
            });
        }
        return ReleaseHostsResponse.builder().successful(done).unsuccessful(result.unsuccessful()).build();
    }

    private void release(DedicatedHost host) {
        String id = host.id();
        if (!DedicatedHosts.occupants(call, id).isEmpty()) {
            throw AwsError.of("InvalidHost.Occupied",
                    "Dedicated host '" + id + "' cannot be released as it is occupied");
        }
        requireLongEnough(host);
        hosts.update(host.released(call.now()));
        call.later(Delay.RELEASED_HOST_VISIBLE, "released Dedicated Host disappears",
                later -> later.table(DedicatedHost.TABLE).delete(id));
    }

    /** Apple's license asks for a day at least (EC2 user guide, "Release a Dedicated Host for your Mac instance"). */
    private void requireLongEnough(DedicatedHost host) {
        Instant from = hosts.find(host.id()).createdAt().plus(LEAST_ALLOCATION_OF_A_MAC);
        if (host.family().startsWith("mac") && call.now().isBefore(from)) {
            throw AwsError.of("HostMinAllocationPeriodUnexpired", "Unable to release Dedicated Host " + host.id() + ". "
                    + host.typeName() + " hosts must be allocated to your AWS account for at least 24 hour(s). You can "
                    + "release this host any time after " + from + ".");
        }
    }
}
