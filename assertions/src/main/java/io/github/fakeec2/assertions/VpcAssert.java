package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Assertions on a VPC. */
public class VpcAssert extends AbstractNetworkedAssert<VpcAssert, Vpc> {

    VpcAssert(Scope scope, Supplier<String> id) {
        super(scope, ResourceKinds.VPC, id);
    }

    /** The primary IPv4 CIDR block is the given one. */
    public VpcAssert hasCidrBlock(String cidrBlock) {
        return expectEqual("to have CIDR block", "CIDR block", cidrBlock, Vpc::cidrBlock);
    }

    /** The VPC is the region's default VPC. */
    public VpcAssert isDefault() {
        return expect("to be", "the default VPC", vpc -> Boolean.TRUE.equals(vpc.isDefault()), vpc -> "another VPC");
    }
}
