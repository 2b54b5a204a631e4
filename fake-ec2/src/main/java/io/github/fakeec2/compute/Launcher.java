package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Subnets;
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
    private final Subnet subnet;
    private final List<ImageDisk> disks;

    Launcher(Call call, LaunchRequest request) {
        this.call = call;
        this.request = request;
        this.subnet = subnet();
        this.disks = BlockDevices.merged(request.image().disks(), request.raw().blockDeviceMappings());
    }

    List<Row<Instance>> launch() {
        List<String> groups = SecurityGroups.resolve(call, subnet.vpcId(), subnet.id(), request.groupIds(),
                request.groupNames());
        int count = count();
        String reservationId = Ids.next("r-", call.region().random());
        Map<String, String> instanceTags = request.tagsFor("instance");
        Map<String, String> volumeTags = request.tagsFor("volume");
        Map<String, String> interfaceTags = request.tagsFor("network-interface");
        Launch first = launch(reservationId);
        Lifecycle lifecycle = new Lifecycle(call);
        List<Row<Instance>> launched = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            String id = call.nextId(Instance.TABLE);
            NetworkInterfaces.createFor(call, id, subnet, groups, request.privateAddress(), first.publicAddress(), 0,
                    request.interfaceEndsWithInstance(), request.interfaceDescription(), interfaceTags);
            for (ImageDisk disk : disks) {
                Volumes.createFor(call, id, subnet.zone(), disk, call.now(), volumeTags);
            }
            Instance instance = new Instance(id, index == 0 ? first : first.withIndex(index), InstanceState.PENDING, 0,
                    call.now(), Instance.Reason.PENDING, "", Instance.Checks.INITIALIZING, groups);
            launched.add(call.table(Instance.TABLE).insert(instance, instanceTags));
            lifecycle.boot(instance);
        }
        return launched;
    }

    private Subnet subnet() {
        String zone = request.zone();
        if (request.subnetId() != null) {
            Subnet named = call.table(Subnet.TABLE).get(request.subnetId()).value();
            if (zone != null && !zone.equals(named.zone())) {
                throw AwsError.of("InvalidParameterValue", "Value (" + zone + ") for parameter availabilityZone is "
                        + "invalid. Subnet '" + named.id() + "' is in the availability zone " + named.zone());
            }
            return named;
        }
        String chosen = zone != null ? zone : new Capacity(call, request.type()).anyZoneFor(request.minCount());
        return Subnets.defaultIn(call, chosen).value();
    }

    /** The most that there is room for, between the least and the most that the request wants. */
    private int count() {
        Capacity capacity = new Capacity(call, request.type());
        int room = capacity.roomIn(subnet.zone());
        if (room < request.minCount()) {
            throw capacity.insufficientIn(subnet.zone());
        }
        int addresses = NetworkInterfaces.freeAddresses(call, subnet);
        if (addresses < request.minCount()) {
            throw AwsError.of("InsufficientFreeAddressesInSubnet", "There are not enough free addresses in subnet '"
                    + subnet.id() + "' to satisfy the requested number of instances.");
        }
        return Math.min(request.maxCount(), Math.min(room, addresses));
    }

    private Launch launch(String reservationId) {
        RunInstancesRequest raw = request.raw();
        Image image = request.image();
        return new Launch(
                reservationId,
                0,
                raw.clientToken(),
                new Launch.ImageFacts(image.id(), architecture(), image.platform(), image.platformDetails(),
                        image.usageOperation(), image.rootDeviceName(), image.bootMode(), image.imdsSupport(),
                        image.ena()),
                request.type(),
                LaunchRequest.isGiven(raw.keyName()) ? raw.keyName() : null,
                new Launch.Site(subnet.zone(), subnet.zoneId(), subnet.id(), subnet.vpcId(), request.tenancy()),
                request.publicAddress() == null ? subnet.mapPublicIpOnLaunch() : request.publicAddress(),
                UserData.validated(raw.userData()),
                new Launch.Protection(Boolean.TRUE.equals(raw.disableApiTermination()),
                        Boolean.TRUE.equals(raw.disableApiStop())),
                request.shutdownBehavior(),
                raw.monitoring() != null && Boolean.TRUE.equals(raw.monitoring().enabled()),
                Boolean.TRUE.equals(raw.ebsOptimized()),
                raw.hibernationOptions() != null && Boolean.TRUE.equals(raw.hibernationOptions().configured()),
                request.instanceProfile(),
                request.cpuCores(),
                request.threadsPerCore(),
                request.spot(),
                new Launch.Options(raw.metadataOptions(), raw.maintenanceOptions(), raw.enclaveOptions(),
                        raw.privateDnsNameOptions(), raw.capacityReservationSpecification(),
                        request.cpuCredits()));
    }

    private String architecture() {
        List<String> runnable = request.type().architectures(); // 32 bits before 64
        return request.image().architecture() != null
                ? request.image().architecture() : runnable.get(runnable.size() - 1);
    }
}
