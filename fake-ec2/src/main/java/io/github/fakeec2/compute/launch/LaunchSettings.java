package io.github.fakeec2.compute.launch;

import io.github.fakeec2.compute.BandwidthWeighting;
import io.github.fakeec2.compute.Cpu;
import io.github.fakeec2.compute.CpuChoice;
import io.github.fakeec2.compute.CreditOption;
import io.github.fakeec2.compute.DnsNaming;
import io.github.fakeec2.compute.LaunchDefaults;
import io.github.fakeec2.compute.Machine;
import io.github.fakeec2.compute.MachineCheck;
import io.github.fakeec2.compute.Maintenance;
import io.github.fakeec2.compute.MetadataOptions;
import io.github.fakeec2.compute.Protection;
import io.github.fakeec2.compute.ReservationTarget;
import io.github.fakeec2.compute.ReservationTargets;
import io.github.fakeec2.compute.Settings;
import io.github.fakeec2.compute.Site;
import io.github.fakeec2.compute.UserData;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.types.InstanceTypeFacts;
import software.amazon.awssdk.services.ec2.model.CapacityReservationSpecification;
import software.amazon.awssdk.services.ec2.model.CpuOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceMaintenanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What a launch makes of those members of its request that an instance keeps and that can be changed later. */
final class LaunchSettings {

    private LaunchSettings() {
    }

    /** The settings of the instances of a launch into a site in a subnet. */
    static Settings of(Call call, LaunchRequest request, Site site, Subnet subnet) {
        RunInstancesRequest raw = request.raw();
        LaunchDefaults defaults = LaunchDefaults.of(call);
        return new Settings(
                machine(request, site, defaults),
                site,
                protection(raw),
                UserData.validated(raw.userData()),
                raw.monitoring() != null && Boolean.TRUE.equals(raw.monitoring().enabled()) ? "enabled" : "disabled",
                MetadataOptions.of(request.image(), defaults.metadata(), raw.metadataOptions()),
                maintenance(raw.maintenanceOptions()),
                DnsNaming.of(raw.privateDnsNameOptions(), subnet),
                reservation(raw.capacityReservationSpecification()),
                raw.enclaveOptions() != null && Boolean.TRUE.equals(raw.enclaveOptions().enabled()),
                request.instanceProfile());
    }

    private static Machine machine(LaunchRequest request, Site site, LaunchDefaults defaults) {
        InstanceTypeFacts type = request.type();
        RunInstancesRequest raw = request.raw();
        boolean ebsOptimized = Boolean.TRUE.equals(raw.ebsOptimized());
        MachineCheck.requireLaunchable(type, request.image().ena(), ebsOptimized);
        CpuOptionsRequest cpu = raw.cpuOptions();
        return new Machine(type,
                // SEV-SNP by its name, since the SDK has a getter for it only from some version on.
                cpu == null ? Cpu.of(type) : CpuChoice.of(type, cpu.coreCount(), cpu.threadsPerCore(),
                        Required.orNull(cpu.getValueForField("AmdSevSnp", String.class).orElse(null))),
                ebsOptimized, request.image().ena(), null,
                raw.creditSpecification() != null ? raw.creditSpecification().cpuCredits()
                        : CreditOption.defaultFor(type, site.tenancy(), defaults),
                BandwidthWeighting.of(raw, type));
    }

    private static Protection protection(RunInstancesRequest request) {
        boolean fromTermination = Boolean.TRUE.equals(request.disableApiTermination());
        boolean fromStop = Boolean.TRUE.equals(request.disableApiStop());
        String behavior = Required.orNull(request.instanceInitiatedShutdownBehaviorAsString());
        return !fromTermination && !fromStop && behavior == null ? Protection.NONE
                : new Protection(fromTermination, fromStop, behavior == null ? "stop" : behavior);
    }

    private static Maintenance maintenance(InstanceMaintenanceOptionsRequest wanted) {
        String recovery = wanted == null ? null : Required.orNull(wanted.autoRecoveryAsString());
        return recovery == null ? Maintenance.DEFAULT
                : new Maintenance(recovery, Maintenance.DEFAULT.rebootMigration());
    }

    private static ReservationTarget reservation(CapacityReservationSpecification wanted) {
        return wanted == null ? ReservationTarget.OPEN : ReservationTargets.of("RunInstances", wanted);
    }
}
