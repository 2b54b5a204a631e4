package io.github.fakeec2.assertions;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Address;

/** Assertions on an Elastic IP address. */
public class AddressAssert extends AbstractResourceAssert<AddressAssert, Address> {

    AddressAssert(Scope scope, Supplier<String> allocationIdOrIp) {
        super(scope, ResourceKinds.ADDRESS, allocationIdOrIp);
    }

    /** The address is associated, with whatever. */
    public AddressAssert isAssociated() {
        return expect("to be associated with", "anything", address -> address.associationId() != null,
                AddressAssert::bearers);
    }

    /** The address is associated with nothing, and so costs without being used. */
    public AddressAssert isNotAssociated() {
        return expect("to be associated with", "nothing", address -> address.associationId() == null,
                AddressAssert::bearers);
    }

    /** The address is associated with this instance or network interface. */
    public AddressAssert isAssociatedWith(String instanceOrInterfaceId) {
        Inputs.requiredText(instanceOrInterfaceId, "instance or network interface id");
        return expect("to be associated with", instanceOrInterfaceId,
                address -> instanceOrInterfaceId.equals(address.instanceId())
                        || instanceOrInterfaceId.equals(address.networkInterfaceId()), AddressAssert::bearers);
    }

    /** The public IPv4 address is the given one. */
    public AddressAssert hasPublicIp(String publicIp) {
        return expectEqual("to have public IP", "public IP", publicIp, Address::publicIp);
    }

    /** The private IPv4 address that it stands for is the given one. */
    public AddressAssert hasPrivateIpAddress(String address) {
        return expectEqual("to stand for private IP address", "address", address, Address::privateIpAddress);
    }

    private static String bearers(Address address) {
        String bearers = Stream.of(address.instanceId(), address.networkInterfaceId()).filter(Objects::nonNull)
                .filter(id -> !id.isEmpty()).collect(Collectors.joining(", "));
        return bearers.isEmpty() ? "associated with nothing" : "associated with " + bearers;
    }
}
