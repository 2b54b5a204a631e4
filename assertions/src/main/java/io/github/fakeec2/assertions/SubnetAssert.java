package io.github.fakeec2.assertions;

import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Assertions on a subnet. */
public class SubnetAssert extends AbstractNetworkedAssert<SubnetAssert, Subnet> {

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

    /**
     * The subnet is public: its route table, which is the VPC's main one unless it has one of its own, leads to an
     * internet gateway (VPC user guide, "Subnet types").
     */
    public SubnetAssert isPublic() {
        return expectRoutes("public: a route to an internet gateway", true);
    }

    /** The subnet is not public; see {@link #isPublic}. Whether a NAT gateway leads out does not matter. */
    public SubnetAssert isPrivate() {
        return expectRoutes("private: no route to an internet gateway", false);
    }

    private SubnetAssert expectRoutes(String expected, boolean toInternetGateway) {
        return expect("to be", expected, subnet -> toInternetGateway == Routes.tableOf(scope().client(), subnet)
                .filter(Routes::leadsToInternetGateway).isPresent(), this::routesText);
    }

    private String routesText(Subnet subnet) {
        return Routes.tableOf(scope().client(), subnet)
                .map(table -> ResourceKinds.ROUTE_TABLE.describe(table) + "\n" + Routes.text(table))
                .orElse("without a route table");
    }

    /** The number of unused IPv4 addresses is the given one. */
    public SubnetAssert hasAvailableIpAddresses(int count) {
        return expectEqual("to have available addresses", "count", count, Subnet::availableIpAddressCount);
    }
}
