package io.github.fakeec2.compute.attribute;

import io.github.fakeec2.compute.BandwidthWeighting;
import io.github.fakeec2.compute.CreditOption;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.Instances;
import io.github.fakeec2.compute.LaunchDefaults;
import io.github.fakeec2.compute.Machine;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.types.InstanceTypeCatalog;
import io.github.fakeec2.types.InstanceTypeFacts;
import io.github.fakeec2.types.InstanceTypeOffers;
import io.github.fakeec2.types.InstanceTypeTraits;
import java.util.Collection;
import java.util.List;

/**
 * A change of an instance's type (EC2 user guide, "Change the instance type for your Amazon EC2 instance" and
 * "Compatibility for changing the instance type"). What ENA and EBS optimization need is found out at the next start.
 */
final class TypeChange {

    private static final String INVALID = "InvalidInstanceAttributeValue";

    private final Call call;
    private final Instance instance;
    private final Machine machine;

    TypeChange(Call call, Instance instance) {
        this.call = call;
        this.instance = instance;
        this.machine = instance.settings().machine();
    }

    /** The machine as another type. */
    Machine to(String name) {
        InstanceTypeFacts type = InstanceTypeCatalog.find(name)
                .orElseThrow(() -> AwsError.of(INVALID, "Invalid value '" + name + "' for InstanceType."));
        if (type.name().equals(machine.type().name())) {
            return machine;
        }
        requireNotHibernated(type);
        requireSameArchitecture(type);
        requireOffered(type);
        requireRoomForInterfaces(type);
        if (instance.settings().enclave() && !InstanceTypeTraits.nitroEnclaves(type)) {
            throw AwsError.of("UnsupportedOperation",
                    "The " + type.name() + " instance type does not support AWS Nitro Enclaves.");
        }
        if (!machine.bandwidthWeighting().equals(Machine.DEFAULT_WEIGHTING)
                && !BandwidthWeighting.isFor(type)) {
            throw AwsError.of("UnsupportedOperation",
                    "The " + type.name() + " instance type does not support bandwidth weighting.");
        }
        Machine changed = machine.with(type);
        return changed.withCpuCredits(credits(type));
    }

    /** What was unlimited once stays so, through types without credits too; else the type's default holds. */
    private String credits(InstanceTypeFacts type) {
        return machine.cpuCredits() != null ? machine.cpuCredits()
                : CreditOption.defaultFor(type, instance.site().tenancy(), LaunchDefaults.of(call));
    }

    /** EC2 user guide, "Hibernate your Amazon EC2 instance". The texts are ours. */
    private void requireNotHibernated(InstanceTypeFacts type) {
        if (instance.stateReason() != null
                && instance.stateReason().code().equals("Client.UserInitiatedHibernate")) {
            throw AwsError.of("UnsupportedOperation",
                    "The instance type of the hibernated instance '" + instance.id() + "' cannot be changed.");
        }
        if (instance.launch().hibernation() && !type.hibernationSupported()) {
            throw AwsError.of("UnsupportedHibernationConfiguration",
                    "The " + type.name() + " instance type does not support hibernation.");
        }
    }

    private void requireSameArchitecture(InstanceTypeFacts type) {
        String architecture = instance.launch().image().architecture();
        if (!type.architectures().contains(architecture)) {
            throw AwsError.of(INVALID, "Modifying the instance type from " + instance.typeName() + " to " + type.name()
                    + " is not allowed.")
                    .withHint("the instance is of architecture " + architecture + ", the type of "
                            + String.join(" and ", type.architectures()));
        }
    }

    private void requireOffered(InstanceTypeFacts type) {
        List<String> zones = InstanceTypeOffers.zonesOffering(type.name(), call.region().name());
        if (!zones.contains(instance.zone())) {
            throw AwsError.of("Unsupported", "Your requested instance type (" + type.name()
                    + ") is not supported in your requested Availability Zone (" + instance.zone() + "). Please retry "
                    + "your request by not specifying an Availability Zone or choosing " + String.join(", ", zones)
                    + ".");
        }
    }

    private void requireRoomForInterfaces(InstanceTypeFacts type) {
        Collection<Row<NetworkInterface>> interfaces = Instances.interfaces(call.region(), instance.id());
        if (interfaces.size() > type.maxNetworkInterfaces()) {
            throw AwsError.of("AttachmentLimitExceeded",
                    "Interface count " + interfaces.size() + " exceeds the limit for " + type.name());
        }
        for (Row<NetworkInterface> row : interfaces) {
            if (row.value().addressing().ipv4Slots() > type.ipv4AddressesPerInterface()) {
                throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
            }
            if (row.value().addressing().ipv6Slots() > type.ipv6AddressesPerInterface()) {
                throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of IPv6 addresses will exceed limit.");
            }
        }
    }
}
