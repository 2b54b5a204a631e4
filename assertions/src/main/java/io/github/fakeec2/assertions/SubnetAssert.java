package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Assertions on a subnet. */
public class SubnetAssert extends AbstractResourceAssert<SubnetAssert, Subnet> {

    SubnetAssert(Scope scope, Supplier<String> id) {
        super(scope, ResourceKinds.SUBNET, id);
    }

    /** The subnet is in this VPC. */
    public SubnetAssert isInVpc(String vpcId) {
        return expectEqual("to be in VPC", "VPC id", vpcId, Subnet::vpcId);
    }

    /** The subnet is in this Availability Zone. */
    public SubnetAssert isInZone(String zone) {
        return expectEqual("to be in zone", "zone", zone, Subnet::availabilityZone);
    }

    /** The IPv4 CIDR block is the given one. */
    public SubnetAssert hasCidrBlock(String cidrBlock) {
        return expectEqual("to have CIDR block", "CIDR block", cidrBlock, Subnet::cidrBlock);
    }

    /** The number of unused IPv4 addresses is the given one. */
    public SubnetAssert hasAvailableIpAddresses(int count) {
        return expectEqual("to have available addresses", "count", count, Subnet::availableIpAddressCount);
    }
}
