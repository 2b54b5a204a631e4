package io.github.fakeec2.compute.launch;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.network.AddressWish;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * What RunInstances says of network interfaces: specifications of them, or else a subnet, groups and addresses for the
 * one that every instance has (API reference, RunInstances and InstanceNetworkInterfaceSpecification).
 */
final class LaunchInterfaces {

    private LaunchInterfaces() {
    }

    /** The interfaces, the primary one first. */
    static List<LaunchInterface> of(RunInstancesRequest request, InstanceTypeFacts type) {
        List<LaunchInterface> interfaces = request.networkInterfaces().isEmpty()
                ? List.of(unspecified(request)) : specified(request);
        if (interfaces.size() > type.maxNetworkInterfaces()) {
            throw AwsError.of("AttachmentLimitExceeded",
                    "Interface count " + interfaces.size() + " exceeds the limit for " + type.name());
        }
        for (LaunchInterface each : interfaces) {
            if (!each.wish().isAny()) {
                requireFits(each.wish(), type);
                requireForOne(each.wish(), request.maxCount());
            }
        }
        return interfaces;
    }

    private static LaunchInterface unspecified(RunInstancesRequest request) {
        if (!request.securityGroups().isEmpty() && Required.isGiven(request.subnetId())) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter groupName cannot be used with the parameter subnet");
        }
        AddressWish wish = AddressWish.ANY.primary(request.privateIpAddress())
                .ipv6(AddressWish.addressTexts(request.ipv6Addresses()), request.ipv6AddressCount());
        return new LaunchInterface(0, null, Required.orNull(request.subnetId()), request.securityGroupIds(),
                request.securityGroups(), wish, null, true, "");
    }

    private static List<LaunchInterface> specified(RunInstancesRequest request) {
        requireNothingOnInstance(request);
        List<LaunchInterface> interfaces = new ArrayList<>(request.networkInterfaces().size());
        Set<Integer> devices = new HashSet<>();
        boolean several = request.networkInterfaces().size() > 1;
        for (InstanceNetworkInterfaceSpecification specification : request.networkInterfaces()) {
            if (specification == null || specification.deviceIndex() == null || specification.deviceIndex() < 0) {
                throw AwsError.of("InvalidParameterValue", "Each network interface requires a device index.");
            }
            if (!devices.add(specification.deviceIndex())) {
                throw AwsError.of("InvalidParameterValue",
                        "Each network interface requires a device index of its own.");
            }
            if (several && specification.associatePublicIpAddress() != null) {
                throw AwsError.of("InvalidParameterCombination", "The associatePublicIPAddress parameter cannot be "
                        + "specified when launching with multiple network interfaces.");
            }
            interfaces.add(read(specification, request.maxCount()));
        }
        if (!devices.contains(0)) {
            throw AwsError.of("InvalidParameterValue",
                    "When specifying network interfaces, you must include a device at index 0.");
        }
        interfaces.sort(Comparator.comparingInt(LaunchInterface::deviceIndex));
        return interfaces;
    }

    private static void requireNothingOnInstance(RunInstancesRequest request) {
        requireNot(!request.securityGroupIds().isEmpty() || !request.securityGroups().isEmpty(), "security groups");
        requireNot(Required.isGiven(request.subnetId()), "subnet ID");
        requireNot(Required.isGiven(request.privateIpAddress()), "private IP address");
        requireNot(!request.ipv6Addresses().isEmpty(), "IPv6 addresses");
        requireNot(request.ipv6AddressCount() != null && request.ipv6AddressCount() != 0, "IPv6 address count");
    }

    private static void requireNot(boolean given, String what) {
        if (given) {
            throw AwsError.of("InvalidParameterCombination", "Network interfaces and an instance-level " + what
                    + " may not be specified on the same request");
        }
    }

    private static LaunchInterface read(InstanceNetworkInterfaceSpecification specification, int maxCount) {
        String kind = specification.interfaceType();
        if (Required.isGiven(kind) && !kind.equals("interface")) {
            throw LaunchRequest.notSimulated("networkInterfaces.interfaceType=" + kind);
        }
        AddressWish wish = AddressWish.ANY.primary(specification.privateIpAddress())
                .specified(specification.privateIpAddresses())
                .secondaryCount(specification.secondaryPrivateIpAddressCount())
                .ipv4Prefixes(AddressWish.ipv4Texts(specification.ipv4Prefixes()), specification.ipv4PrefixCount())
                .ipv6(AddressWish.addressTexts(specification.ipv6Addresses()), specification.ipv6AddressCount())
                .ipv6Prefixes(AddressWish.ipv6Texts(specification.ipv6Prefixes()), specification.ipv6PrefixCount());
        String existing = Required.orNull(specification.networkInterfaceId());
        if (existing != null) {
            requirePlain(specification, wish, maxCount);
        }
        boolean ends = existing == null ? !Boolean.FALSE.equals(specification.deleteOnTermination()) : false;
        String description = specification.description() == null ? "" : specification.description();
        return new LaunchInterface(specification.deviceIndex(), existing,
                Required.orNull(specification.subnetId()), specification.groups(), List.of(), wish,
                specification.associatePublicIpAddress(), ends, description);
    }

    /** What there is already has its own subnet, groups and addresses. The texts but the last are not AWS's. */
    private static void requirePlain(InstanceNetworkInterfaceSpecification specification, AddressWish wish,
            int maxCount) {
        if (maxCount > 1) {
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter networkInterfaceId cannot be used when launching more than one instance");
        }
        requireNotWithId(Required.isGiven(specification.subnetId()), "a subnet ID");
        requireNotWithId(!specification.groups().isEmpty(), "security groups");
        requireNotWithId(Required.isGiven(specification.description()), "a description");
        requireNotWithId(!wish.isAny(), "IP addresses");
        requireNotWithId(Boolean.TRUE.equals(specification.associatePublicIpAddress()), "a public IP address");
        requireNotWithId(Boolean.TRUE.equals(specification.deleteOnTermination()), "delete on termination as true");
    }

    private static void requireNotWithId(boolean given, String what) {
        if (given) {
            throw AwsError.of("InvalidParameterCombination",
                    "A network interface may not specify a network interface ID and " + what);
        }
    }

    private static void requireFits(AddressWish wish, InstanceTypeFacts type) {
        if (wish.ipv4Slots() > type.ipv4AddressesPerInterface()) {
            throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
        }
        if (wish.ipv6Slots() > type.ipv6AddressesPerInterface()) {
            throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of IPv6 addresses will exceed limit.");
        }
    }

    /** The same address cannot be given twice (API reference, InstanceNetworkInterfaceSpecification). */
    private static void requireForOne(AddressWish wish, int maxCount) {
        if (maxCount > 1 && wish.isForOne()) {
            String parameter = wish.primary() != null || !wish.ipv4().isEmpty() ? "privateIpAddress"
                    : !wish.ipv4Prefixes().isEmpty() ? "ipv4Prefixes"
                    : !wish.ipv6().isEmpty() ? "ipv6Addresses" : "ipv6Prefixes";
            throw AwsError.of("InvalidParameterCombination",
                    "The parameter " + parameter + " cannot be used when launching more than one instance");
        }
    }
}
