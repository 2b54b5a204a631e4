package io.github.fakeec2.compute;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.types.InstanceTypeFacts;
import software.amazon.awssdk.services.ec2.model.CapacityReservationSpecification;
import software.amazon.awssdk.services.ec2.model.CpuOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceMaintenanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What a launch makes of those members of its request that an instance keeps and that can be changed later. */
final class LaunchSettings {

    private LaunchSettings() {
    }

    /** The settings of the instances of a launch into a site. */
    static Settings of(LaunchRequest request, Site site) {
        RunInstancesRequest raw = request.raw();
        return new Settings(
                machine(request),
                site,
                protection(raw),
                UserData.validated(raw.userData()),
                raw.monitoring() != null && Boolean.TRUE.equals(raw.monitoring().enabled()) ? "enabled" : "disabled",
                MetadataOptions.of(request.image()).with(raw.metadataOptions()),
                maintenance(raw.maintenanceOptions()),
                DnsNaming.of(raw.privateDnsNameOptions()),
                reservation(raw.capacityReservationSpecification()),
                raw.enclaveOptions() != null && Boolean.TRUE.equals(raw.enclaveOptions().enabled()),
                request.instanceProfile());
    }

    private static Machine machine(LaunchRequest request) {
        InstanceTypeFacts type = request.type();
        CpuOptionsRequest cpu = request.raw().cpuOptions();
        int cores = cpu == null || cpu.coreCount() == null
                ? type.cores() : inRange(cpu.coreCount(), type.cores(), "CpuOptions.CoreCount");
        int threads = cpu == null || cpu.threadsPerCore() == null
                ? type.threadsPerCore() : inRange(cpu.threadsPerCore(), type.threadsPerCore(),
                        "CpuOptions.ThreadsPerCore");
        return new Machine(type, cores, threads, Boolean.TRUE.equals(request.raw().ebsOptimized()),
                request.image().ena(), null, credits(request));
    }

    private static int inRange(int value, int most, String parameter) {
        if (value < 1 || value > most) {
            throw AwsError.of("InvalidParameterValue", "Value (" + value + ") for parameter " + parameter
                    + " is invalid. The value must be between 1 and " + most + ".");
        }
        return value;
    }

    private static String credits(LaunchRequest request) {
        return request.raw().creditSpecification() == null ? null : request.raw().creditSpecification().cpuCredits();
    }

    private static Protection protection(RunInstancesRequest request) {
        boolean fromTermination = Boolean.TRUE.equals(request.disableApiTermination());
        boolean fromStop = Boolean.TRUE.equals(request.disableApiStop());
        String behavior = LaunchRequest.given(request.instanceInitiatedShutdownBehaviorAsString());
        return !fromTermination && !fromStop && behavior == null ? Protection.NONE
                : new Protection(fromTermination, fromStop, behavior == null ? "stop" : behavior);
    }

    private static Maintenance maintenance(InstanceMaintenanceOptionsRequest wanted) {
        String recovery = wanted == null ? null : LaunchRequest.given(wanted.autoRecoveryAsString());
        return recovery == null ? Maintenance.DEFAULT
                : new Maintenance(recovery, Maintenance.DEFAULT.rebootMigration());
    }

    private static ReservationTarget reservation(CapacityReservationSpecification wanted) {
        return wanted == null ? ReservationTarget.OPEN : ReservationTargets.of("RunInstances", wanted);
    }
}
