package io.github.fakeec2.placement;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.types.InstanceTypeCatalog;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AvailableCapacity;
import software.amazon.awssdk.services.ec2.model.Host;
import software.amazon.awssdk.services.ec2.model.HostInstance;
import software.amazon.awssdk.services.ec2.model.HostProperties;
import software.amazon.awssdk.services.ec2.model.InstanceCapacity;

/** A Dedicated Host as DescribeHosts shows it. */
final class HostView {

    private HostView() {
    }

    static Host of(Row<DedicatedHost> row, Call call) {
        return row.view(() -> build(row, call));
    }

    private static Host build(Row<DedicatedHost> row, Call call) {
        DedicatedHost host = row.value();
        HostHardware hardware = host.hardware();
        List<Occupant> occupants = DedicatedHosts.occupants(call, host.id());
        return Host.builder()
                .hostId(host.id())
                .ownerId(call.account())
                .state(host.stateName())
                .availabilityZone(host.zone())
                .availabilityZoneId(host.zoneId())
                .autoPlacement(onOff(host.autoPlacement()))
                .hostRecovery(host.recovery())
                .applyMutation(NewerSdk.member("Host.hostMaintenance",
                        view -> view.hostMaintenance(host.maintenance())))
                .allowsMultipleInstanceTypes(onOff(host.typeName() == null))
                .memberOfServiceLinkedResourceGroup(false)
                .allocationTime(row.createdAt())
                .releaseTime(host.releasedAt())
                .clientToken(host.clientToken())
                .hostProperties(properties(host, hardware))
                .availableCapacity(capacity(host, hardware, occupants))
                .instances(instances(occupants, call))
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }

    /** A host for one type shows the type alone, one for several the family alone. */
    private static HostProperties properties(DedicatedHost host, HostHardware hardware) {
        return HostProperties.builder().cores(hardware.cores()).sockets(hardware.sockets())
                .totalVCpus(hardware.vcpus()).instanceFamily(host.typeName() == null ? host.family() : null)
                .instanceType(host.typeName()).build();
    }

    static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    /** Types that there is no room for are left out, as in the user guide's example, but for the only one. */
    private static AvailableCapacity capacity(DedicatedHost host, HostHardware hardware, List<Occupant> occupants) {
        HostCapacity whole = HostCapacity.whole(hardware);
        HostCapacity left = HostCapacity.left(hardware, occupants);
        List<InstanceTypeFacts> types = new ArrayList<>(InstanceTypeCatalog.family(host.family()));
        types.removeIf(type -> !host.runs(type));
        types.sort(Comparator.comparingInt(InstanceTypeFacts::vcpus).reversed());
        List<InstanceCapacity> capacities = new ArrayList<>(types.size());
        for (InstanceTypeFacts type : types) {
            int room = left.roomFor(type);
            if (room > 0 || host.typeName() != null) {
                capacities.add(InstanceCapacity.builder().instanceType(type.name()).availableCapacity(room)
                        .totalCapacity(whole.roomFor(type)).build());
            }
        }
        return AvailableCapacity.builder().availableInstanceCapacity(capacities).availableVCpus(left.freeVcpus())
                .build();
    }

    private static List<HostInstance> instances(List<Occupant> occupants, Call call) {
        List<HostInstance> instances = new ArrayList<>(occupants.size());
        for (Occupant occupant : occupants) {
            instances.add(HostInstance.builder().instanceId(occupant.id()).instanceType(occupant.type().name())
                    .ownerId(call.account()).build());
        }
        return instances;
    }
}
