package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.Hibernation;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Launch;
import io.github.fakeec2.compute.Lifecycle;
import io.github.fakeec2.compute.Settings;
import io.github.fakeec2.compute.Site;
import io.github.fakeec2.compute.VcpuQuota;
import io.github.fakeec2.compute.profile.InstanceProfileAssociations;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Subnets;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.storage.Image;
import io.github.fakeec2.storage.ImageDisk;
import io.github.fakeec2.storage.Volumes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Launches instances: as many as there is room for, at least the least that was asked for, or none. */
final class Launcher {

    private final Call call;
    private final LaunchRequest request;
    private final LaunchPlace place; // null for most
    private final ReservedPlaces reserved;
    private final Subnet subnet;
    private final String tenancy;
    private final List<LaunchPort> ports;
    private final BlockDevices devices;
    private final List<ImageDisk> disks;
    private final String spotRequestId;

    Launcher(Call call, LaunchRequest request) {
        this(call, request, null);
    }

    /** As above, for an instance that fulfills a Spot Instance request; null where the launch makes its own. */
    Launcher(Call call, LaunchRequest request, String spotRequestId) {
        this.call = call;
        this.request = request;
        this.spotRequestId = spotRequestId;
        this.place = LaunchPlace.of(call, request);
        this.reserved = ReservedPlaces.forLaunch(call, request, place);
        this.subnet = subnet();
        if (subnet.ipv6Native()) {
            throw LaunchRequest.notSimulated("a subnet for IPv6 only");
        }
        this.tenancy = tenancy();
        reserved.requireTenancy(tenancy);
        if (place != null) {
            place.requireFits(subnet.zone(), tenancy);
        }
        this.ports = LaunchPort.all(call, request, subnet);
        this.devices = request.raw().hasBlockDeviceMappings() ? BlockDevices.of(call, request) : null;
        this.disks = devices == null ? request.image().disks() : devices.disks();
        if (hibernation()) {
            Hibernation.requirePossible(request.raw(), request.type(), request.image(), disks);
        }
    }

    private boolean hibernation() {
        return request.raw().hibernationOptions() != null
                && Boolean.TRUE.equals(request.raw().hibernationOptions().configured());
    }

    List<Row<Instance>> launch() {
        int count = count();
        String reservationId = Ids.next("r-", call.region().random());
        Map<String, String> instanceTags = request.instanceTags();
        Map<String, String> volumeTags = request.tagsFor("volume");
        Map<String, String> interfaceTags = request.tagsFor("network-interface");
        Launch first = launch(reservationId);
        Settings settings = LaunchSettings.of(call, request, site(), subnet);
        settings.metadata().requireShowable(instanceTags.keySet());
        SpotRequest.Terms spot = request.spot() && spotRequestId == null ? SpotTerms.of(request, call.now()) : null;
        Lifecycle lifecycle = new Lifecycle(call);
        List<Row<Instance>> launched = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            String id = call.nextId(Instance.TABLE);
            for (int i = 0; i < ports.size(); i++) {
                ports.get(i).connect(call, id, interfaceTags);
            }
            for (ImageDisk disk : disks) {
                Volumes.createFor(call, id, subnet.zone(), disk, call.now(), volumeTags);
            }
            Launch own = index == 0 ? first : first.withIndex(index, nextSpotRequestId());
            Instance instance = new Instance(id, own, reserved.next(placed(settings)), InstanceState.PENDING, 0,
                    call.now(), Instance.Reason.PENDING, "", Instance.Checks.INITIALIZING);
            launched.add(call.table(Instance.TABLE).insert(instance, instanceTags));
            if (spot != null) {
                new SpotRequests(call).fulfilled(own.spotRequestId(), spot, instance,
                        request.tagsFor("spot-instances-request"));
            }
            lifecycle.boot(instance);
            if (request.instanceProfile() != null) {
                InstanceProfileAssociations.create(call, id, request.instanceProfile());
            }
        }
        return launched;
    }

    private Subnet subnet() {
        String zone = request.zone();
        LaunchInterface primary = request.interfaces().get(0);
        String named = primary.isNew() ? primary.subnetId()
                : call.table(NetworkInterface.TABLE).get(primary.existingId()).value().subnetId();
        if (named != null) {
            Subnet found = call.table(Subnet.TABLE).get(named).value();
            if (zone != null && !zone.equals(found.zone())) {
                throw AwsError.of("InvalidParameterValue", "Value (" + zone + ") for parameter availabilityZone is "
                        + "invalid. Subnet '" + found.id() + "' is in the availability zone " + found.zone());
            }
            return found;
        }
        String only = zone != null ? zone : zoneOfOthers();
        return only != null ? Subnets.defaultIn(call, only).value() : Subnets.defaultInAny(call,
                capacity().zonesFor(request.minCount(), reserved)).value();
    }

    /** The zone that a placement group or a Capacity Reservation leaves no choice of, or null. */
    private String zoneOfOthers() {
        String zone = place == null ? null : place.zone(request.minCount());
        return zone != null ? zone : reserved.zone();
    }

    /** In a VPC of dedicated tenancy nothing runs on shared hardware (EC2 user guide, "Dedicated Instances"). */
    private String tenancy() {
        String wanted = request.tenancy();
        if (request.type().name().startsWith("mac") && !wanted.equals("host")) {
            throw AwsError.of("Unsupported", "The requested configuration is currently not supported. Please check "
                    + "the documentation for supported configurations.")
                    .withHint("Mac instances run on Dedicated Hosts alone: tenancy=host");
        }
        return wanted.equals("default") ? call.table(Vpc.TABLE).value(subnet.vpcId()).tenancy() : wanted;
    }

    private Settings placed(Settings settings) {
        return place == null ? settings
                : settings.with(settings.site().with(tenancy, place.next(subnet.zone())));
    }

    /** The most that there is room for, between the least and the most that the request wants. */
    private int count() {
        Capacity capacity = capacity();
        capacity.requireOfferedIn(subnet.zone());
        int allowed = VcpuQuota.room(call, request.type(), request.spot(), tenancy);
        if (allowed < request.minCount()) {
            throw VcpuQuota.exceeded(call, request.type(), request.spot());
        }
        int room = Math.min(allowed, reserved.roomWith(capacity, subnet.zone()));
        if (room < request.minCount()) {
            throw reserved.insufficient(capacity, subnet.zone());
        }
        if (place != null) {
            room = Math.min(room, place.roomIn(subnet.zone()));
            if (room < request.minCount()) {
                throw place.insufficientIn(subnet.zone());
            }
        }
        int interfaces = NetworkInterfaces.room(call) / ports.size();
        if (interfaces < request.minCount()) {
            throw NetworkInterfaces.tooMany();
        }
        int most = Math.min(request.maxCount(), Math.min(room, interfaces));
        return LaunchPort.roomFor(call, ports, request.minCount(), most);
    }

    private Capacity capacity() {
        return request.tenancy().equals("host") ? Capacity.ofHosts(call, request.type())
                : new Capacity(call, request.type(), request.spot());
    }

    private Launch launch(String reservationId) {
        RunInstancesRequest raw = request.raw();
        Image image = request.image();
        return new Launch(
                reservationId,
                0,
                raw.clientToken(),
                new Launch.ImageFacts(image.id(), architecture(), image.platform(), image.platformDetails(),
                        image.usageOperation(), image.rootDeviceName(), image.bootMode()),
                request.keyPair() == null ? null : request.keyPair().name(),
                request.keyPair() == null ? null : request.keyPair().publicKey(),
                devices == null ? Map.of() : devices.ephemeral(),
                hibernation(),
                nextSpotRequestId());
    }

    private String nextSpotRequestId() {
        return !request.spot() ? null : spotRequestId != null ? spotRequestId : call.nextId(SpotRequest.TABLE);
    }

    private Site site() {
        return new Site(subnet.zone(), subnet.zoneId(), subnet.id(), subnet.vpcId(), tenancy, null);
    }

    private String architecture() {
        List<String> runnable = request.type().architectures(); // 32 bits before 64
        return request.image().architecture() != null
                ? request.image().architecture() : runnable.get(runnable.size() - 1);
    }
}
