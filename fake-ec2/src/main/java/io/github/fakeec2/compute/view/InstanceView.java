package io.github.fakeec2.compute.view;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.compute.AttachedProfile;
import io.github.fakeec2.compute.BandwidthWeighting;
import io.github.fakeec2.compute.BootMode;
import io.github.fakeec2.compute.Cpu;
import io.github.fakeec2.compute.DnsNaming;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.Launch;
import io.github.fakeec2.compute.Machine;
import io.github.fakeec2.compute.MetadataOptions;
import io.github.fakeec2.compute.ReservationTarget;
import io.github.fakeec2.compute.Settings;
import io.github.fakeec2.compute.Site;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.DnsNames;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CapacityReservationSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.CpuOptions;
import software.amazon.awssdk.services.ec2.model.EnclaveOptions;
import software.amazon.awssdk.services.ec2.model.HibernationOptions;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.Instance.Builder;
import software.amazon.awssdk.services.ec2.model.InstanceMaintenanceOptions;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.Monitoring;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.PrivateDnsNameOptionsResponse;
import software.amazon.awssdk.services.ec2.model.StateReason;

/** Shows an instance as DescribeInstances does. */
public final class InstanceView {

    private final Row<Instance> row;
    private final Instance instance;
    private final Launch launch;
    private final Settings settings;
    private final Machine machine;
    private final Call call;
    private final boolean justLaunched;

    private InstanceView(Row<Instance> row, Call call, boolean justLaunched) {
        this.row = row;
        this.instance = row.value();
        this.launch = instance.launch();
        this.settings = instance.settings();
        this.machine = settings.machine();
        this.call = call;
        this.justLaunched = justLaunched;
    }

    /** The instance as Describe shows it, and whatever else shows it later. */
    public static software.amazon.awssdk.services.ec2.model.Instance of(Row<Instance> row, Call call) {
        return row.view(() -> new InstanceView(row, call, false).build());
    }

    /**
     * The instance as the answer to its launch shows it: EC2 has given it neither a public address nor disks yet. It is
     * shown this way once, so it is not kept.
     */
    public static software.amazon.awssdk.services.ec2.model.Instance asLaunched(Row<Instance> row, Call call) {
        return new InstanceView(row, call, true).build();
    }

    private software.amazon.awssdk.services.ec2.model.Instance build() {
        Builder view = software.amazon.awssdk.services.ec2.model.Instance.builder()
                .instanceId(instance.id())
                .imageId(launch.image().id())
                .state(instance.state().toSdk())
                .stateReason(stateReason())
                .stateTransitionReason(instance.transitionReason())
                .instanceType(instance.typeName())
                .keyName(launch.keyName())
                .amiLaunchIndex(launch.launchIndex())
                .clientToken(launch.clientToken() == null ? "" : launch.clientToken())
                .productCodes(List.of())
                .launchTime(instance.launchedAt())
                .placement(placement())
                .monitoring(Monitoring.builder().state(instance.monitoring()).build())
                .architecture(launch.image().architecture())
                .platform(launch.image().platform())
                .platformDetails(launch.image().platformDetails())
                .usageOperation(launch.image().usageOperation())
                .usageOperationUpdateTime(row.createdAt())
                .bootMode(launch.image().bootMode())
                .applyMutation(NewerSdk.member("Instance.currentInstanceBootMode",
                        builder -> builder.currentInstanceBootMode(BootMode.of(instance))))
                .ebsOptimized(machine.ebsOptimized())
                .enaSupport(machine.ena())
                .hypervisor("xen") // what the API says of every instance, Nitro included
                .virtualizationType("hvm")
                .rootDeviceName(launch.image().rootDeviceName())
                .rootDeviceType("ebs")
                .instanceLifecycle(launch.spot() ? "spot" : null)
                .spotInstanceRequestId(launch.spotRequestId())
                .iamInstanceProfile(instanceProfile())
                .cpuOptions(cpuOptions())
                .hibernationOptions(HibernationOptions.builder().configured(launch.hibernation()).build())
                .enclaveOptions(EnclaveOptions.builder().enabled(settings.enclave()).build())
                .capacityReservationId(instance.reservationId())
                .capacityReservationSpecification(capacityReservation())
                .metadataOptions(MetadataOptions.show(instance))
                .maintenanceOptions(InstanceMaintenanceOptions.builder()
                        .autoRecovery(settings.maintenance().autoRecovery())
                        .applyMutation(NewerSdk.member("InstanceMaintenanceOptions.rebootMigration",
                                options -> options.rebootMigration(settings.maintenance().rebootMigration())))
                        .build())
                .blockDeviceMappings(justLaunched ? List.of() : BlockDeviceView.of(call, instance.id()))
                .privateDnsName("")
                .publicDnsName("")
                .networkInterfaces(List.of())
                .securityGroups(List.of())
                .tags(TagRules.toSdk(row.tags()));
        if (BandwidthWeighting.isFor(machine.type())) {
            BandwidthWeighting.show(machine, view);
        }
        if (instance.state() != InstanceState.TERMINATED) {
            addNetwork(view);
        }
        return view.build();
    }

    private StateReason stateReason() {
        Instance.Reason reason = instance.stateReason();
        return reason == null ? null : StateReason.builder().code(reason.code()).message(reason.message()).build();
    }

    private Placement placement() {
        Site site = instance.site();
        Placement.Builder view = Placement.builder().availabilityZone(site.zone()).tenancy(site.tenancy());
        Site.Placed placed = site.placement();
        if (placed == null) {
            return view.groupName("").build();
        }
        return view.groupName(placed.groupName() == null ? "" : placed.groupName()).groupId(placed.groupId())
                .partitionNumber(placed.partition()).hostId(placed.hostId()).affinity(placed.affinity()).build();
    }

    private IamInstanceProfile instanceProfile() {
        AttachedProfile profile = settings.instanceProfile();
        return profile == null || instance.state() == InstanceState.TERMINATED ? null
                : IamInstanceProfile.builder().arn(profile.arn()).id(profile.id()).build();
    }

    private CapacityReservationSpecificationResponse capacityReservation() {
        ReservationTarget wish = settings.reservation();
        CapacityReservationSpecificationResponse.Builder view = CapacityReservationSpecificationResponse.builder()
                .capacityReservationPreference(wish.preference());
        if (wish.targetId() != null) {
            view.capacityReservationTarget(target -> target.capacityReservationId(wish.targetId()));
        }
        return view.build();
    }

    private CpuOptions cpuOptions() {
        Cpu cpu = machine.cpu();
        CpuOptions.Builder view = CpuOptions.builder().coreCount(cpu.cores()).threadsPerCore(cpu.threadsPerCore());
        if (cpu.amdSevSnp() != null) {
            view.applyMutation(NewerSdk.member("CpuOptions.amdSevSnp", options -> options.amdSevSnp(cpu.amdSevSnp())));
        }
        return view.build();
    }

    private void addNetwork(Builder view) {
        view.vpcId(instance.site().vpcId()).subnetId(instance.site().subnetId());
        List<InstanceNetworkInterface> interfaces = new ArrayList<>(1);
        for (Row<NetworkInterface> row : Instances.interfaces(call.region(), instance.id())) {
            NetworkInterface eni = row.value();
            InstanceNetworkInterface shown = InterfaceView.of(eni, call, justLaunched);
            interfaces.add(shown);
            if (eni.attachment().isPrimary()) {
                addPrimary(view, eni, shown);
            }
        }
        if (interfaces.size() > 1) {
            interfaces.sort(Comparator.comparing(shown -> shown.attachment().deviceIndex()));
        }
        view.networkInterfaces(interfaces);
    }

    private void addPrimary(Builder view, NetworkInterface eni, InstanceNetworkInterface shown) {
        view.privateIpAddress(eni.privateIp())
                .privateDnsName(settings.dnsNaming().isResourceName()
                        ? DnsNames.resourceName(call.region().name(), instance.id()) : shown.privateDnsName())
                .sourceDestCheck(eni.sourceDestCheck())
                .securityGroups(shown.groups())
                .privateDnsNameOptions(privateDnsNameOptions());
        if (!eni.ipv6Addresses().isEmpty()) {
            view.ipv6Address(eni.ipv6Addresses().get(0).toString());
        }
        if (shown.association() != null) {
            view.publicIpAddress(eni.publicIp()).publicDnsName(shown.association().publicDnsName());
        }
    }

    private PrivateDnsNameOptionsResponse privateDnsNameOptions() {
        DnsNaming naming = settings.dnsNaming();
        return PrivateDnsNameOptionsResponse.builder()
                .hostnameType(naming.hostnameType())
                .enableResourceNameDnsARecord(naming.aRecord())
                .enableResourceNameDnsAAAARecord(naming.aaaaRecord())
                .build();
    }
}
