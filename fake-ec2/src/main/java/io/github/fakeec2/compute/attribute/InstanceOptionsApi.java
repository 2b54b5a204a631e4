package io.github.fakeec2.compute.attribute;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.compute.BandwidthWeighting;
import io.github.fakeec2.compute.Cpu;
import io.github.fakeec2.compute.CpuChoice;
import io.github.fakeec2.compute.DnsNaming;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Machine;
import io.github.fakeec2.compute.Maintenance;
import io.github.fakeec2.compute.MetadataRules;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCpuOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCpuOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMaintenanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMaintenanceOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceNetworkPerformanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceNetworkPerformanceOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyPrivateDnsNameOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyPrivateDnsNameOptionsResponse;

/** Options of instances that have an operation each. */
@Simulates(family = "Instances")
final class InstanceOptionsApi {

    private static final SimulatedMembers CPU = SimulatedMembers.of("ModifyInstanceCpuOptions", "", "CoreCount",
            "DryRun", "InstanceId", "ThreadsPerCore");

    private final Call call;

    InstanceOptionsApi(Call call) {
        this.call = call;
    }

    ModifyInstanceMaintenanceOptionsResponse modifyInstanceMaintenanceOptions(
            ModifyInstanceMaintenanceOptionsRequest request) {
        String recovery = request.autoRecoveryAsString();
        // By its name, since the SDK has a getter for it only from some version on.
        String migration = request.getValueForField("RebootMigration", String.class).orElse(null);
        MetadataRules.requireOneOf("autoRecovery", recovery, "default", "disabled");
        MetadataRules.requireOneOf("rebootMigration", migration, "default", "disabled");
        if (!Required.isGiven(recovery) && !Required.isGiven(migration)) {
            throw AwsError.of("InvalidParameterCombination", "No instance maintenance options specified.");
        }
        Instance instance = Changeable.alive(call, request.instanceId());
        Maintenance before = instance.settings().maintenance();
        Maintenance after = new Maintenance(Required.isGiven(recovery) ? recovery : before.autoRecovery(),
                Required.isGiven(migration) ? migration : before.rebootMigration());
        Changeable.change(call, instance, instance.settings().with(after));
        return ModifyInstanceMaintenanceOptionsResponse.builder()
                .instanceId(instance.id())
                .autoRecovery(after.autoRecovery())
                .applyMutation(NewerSdk.member("ModifyInstanceMaintenanceOptionsResponse.rebootMigration",
                        view -> view.rebootMigration(after.rebootMigration())))
                .build();
    }

    @Limits("Nested virtualization is refused.")
    ModifyInstanceCpuOptionsResponse modifyInstanceCpuOptions(ModifyInstanceCpuOptionsRequest request) {
        CPU.requireNoOther(request);
        Instance instance = Changeable.stopped(call, request.instanceId());
        if (request.coreCount() == null && request.threadsPerCore() == null) {
            throw AwsError.of("MissingParameter",
                    "When specifying CpuOptions you must specify both CoreCount and ThreadsPerCore.");
        }
        Machine machine = instance.settings().machine();
        Cpu cpu = CpuChoice.of(machine.type(), request.coreCount(), request.threadsPerCore(),
                machine.cpu().amdSevSnp());
        Changeable.change(call, instance, instance.settings().with(machine.with(cpu)));
        return ModifyInstanceCpuOptionsResponse.builder()
                .instanceId(instance.id())
                .coreCount(cpu.cores())
                .threadsPerCore(cpu.threadsPerCore())
                .build();
    }

    /** EC2 user guide, "Modify the resource based naming options": the type of name changes while it is stopped. */
    ModifyPrivateDnsNameOptionsResponse modifyPrivateDnsNameOptions(ModifyPrivateDnsNameOptionsRequest request) {
        String type = request.privateDnsHostnameTypeAsString();
        Boolean a = request.enableResourceNameDnsARecord();
        Boolean aaaa = request.enableResourceNameDnsAAAARecord();
        Instance instance = Changeable.alive(call, request.instanceId());
        if (!Required.isGiven(type) && a == null && aaaa == null) {
            throw AwsError.of("InvalidParameterCombination", "No private DNS name options specified.");
        }
        DnsNaming before = instance.settings().dnsNaming();
        DnsNaming after = before.with(type, a, aaaa,
                call.table(Subnet.TABLE).value(instance.site().subnetId()));
        if (!after.hostnameType().equals(before.hostnameType())) {
            Changeable.requireStopped(instance);
        }
        Changeable.change(call, instance, instance.settings().with(after));
        return ModifyPrivateDnsNameOptionsResponse.builder().returnValue(true).build();
    }

    ModifyInstanceNetworkPerformanceOptionsResponse modifyInstanceNetworkPerformanceOptions(
            ModifyInstanceNetworkPerformanceOptionsRequest request) {
        String wanted = Required.text("bandwidthWeighting", request.bandwidthWeightingAsString());
        Instance instance = Changeable.stopped(call, request.instanceId());
        Machine machine = instance.settings().machine();
        BandwidthWeighting.checked(machine.type(), wanted);
        Changeable.change(call, instance, instance.settings().with(machine.withBandwidthWeighting(wanted)));
        return ModifyInstanceNetworkPerformanceOptionsResponse.builder()
                .instanceId(instance.id())
                .bandwidthWeighting(wanted)
                .build();
    }
}
