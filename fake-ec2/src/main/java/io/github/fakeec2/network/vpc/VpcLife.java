package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.network.CidrStates;
import io.github.fakeec2.network.DefaultVpc;
import io.github.fakeec2.network.Dependencies;
import io.github.fakeec2.network.DhcpOptions;
import io.github.fakeec2.network.NetworkAcls;
import io.github.fakeec2.network.Peerings;
import io.github.fakeec2.network.RouteTables;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.Vpc.CidrAssociation;
import io.github.fakeec2.network.Vpc.Ipv6Association;
import io.github.fakeec2.network.Vpcs;
import io.github.fakeec2.query.Ranges;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;

/** How a VPC comes, changes and goes. */
final class VpcLife {

    static final String DEFAULT_TENANCY = "default";

    private static final Set<String> TENANCIES = Set.of(DEFAULT_TENANCY, "dedicated");
    private static final String PENDING = "pending";
    private static final String AVAILABLE = "available";

    private final Call call;
    private final Table<Vpc> vpcs;

    VpcLife(Call call) {
        this.call = call;
        this.vpcs = call.table(Vpc.TABLE);
    }

    /**
     * Makes a VPC with its main route table, network ACL and security group.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}, {@code InvalidVpc.Range}, {@code
     *     UnsupportedTenancy}, {@code VpcLimitExceeded}
     */
    Row<Vpc> begin(CreateVpcRequest request, Map<String, String> tags) {
        if (request.cidrBlock() == null) {
            throw AwsError.of("MissingParameter", "Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
        }
        Cidr cidr = Ranges.ipv4("cidrBlock", request.cidrBlock());
        SecondaryRanges.requirePossible(cidr);
        String tenancy = tenancy(request.instanceTenancyAsString());
        boolean ipv6 = Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock());
        String borderGroup = VpcCidrs.borderGroup(call, request.ipv6CidrBlockNetworkBorderGroup(), ipv6);
        requireRoom();

        List<Ipv6Association> ipv6Ranges = ipv6 ? List.of(VpcCidrs.ofAmazon(call, borderGroup)) : List.of();
        var primary = new CidrAssociation(VpcCidrs.nextId(call), cidr, CidrStates.ASSOCIATED);
        Row<Vpc> row = vpcs.insert(new Vpc(call.nextId(Vpc.TABLE), PENDING, List.of(primary), ipv6Ranges, false,
                DhcpOptions.defaultIn(call.region()), tenancy, true, false, false), tags);
        RouteTables.createMain(call, row.value());
        NetworkAcls.createDefault(call, row.id());
        SecurityGroups.createDefault(call, row.id());
        becomeAvailable(row.id());
        ipv6Ranges.forEach(association -> VpcCidrs.begin(call, association.id()));
        return row;
    }

    private static String tenancy(String wanted) {
        if (wanted == null) {
            return DEFAULT_TENANCY;
        }
        if (!TENANCIES.contains(wanted)) {
            throw AwsError.of("UnsupportedTenancy", "The tenancy value " + wanted + " is not supported.");
        }
        return wanted;
    }

    /**
     * Makes the default VPC anew, with all that is in it.
     *
     * @throws AwsError {@code DefaultVpcAlreadyExists}, {@code VpcLimitExceeded}
     */
    Row<Vpc> beginDefault() {
        if (Vpcs.defaultVpc(call) != null) {
            throw AwsError.of("DefaultVpcAlreadyExists",
                    "A Default VPC already exists for this account in this region.");
        }
        requireRoom();
        Row<Vpc> row = DefaultVpc.layOut(call.region(), PENDING);
        becomeAvailable(row.id());
        for (Row<Subnet> subnet : call.table(Subnet.TABLE).by(Subnet.BY_VPC, row.id())) {
            SubnetLife.becomeAvailable(call, subnet.id());
        }
        return row;
    }

    private void requireRoom() {
        call.requireRoom(Quota.VPCS_PER_REGION, vpcs.size(), "VpcLimitExceeded", "VPCs");
    }

    private void becomeAvailable(String id) {
        call.begin(Delay.VPC_CREATE, id + " available", later -> {
            Row<Vpc> row = later.table(Vpc.TABLE).find(id);
            if (row != null) {
                later.table(Vpc.TABLE).update(row.value().withState(AVAILABLE));
            }
        });
    }

    /**
     * Deletes a VPC with what came with it (API reference, DeleteVpc).
     *
     * @throws AwsError {@code DependencyViolation}
     */
    void end(Vpc vpc) {
        Dependencies.requireNone(call, Vpc.TABLE, "vpc", vpc.id());
        Peerings.withdraw(call, vpc.id());
        NetworkAcls.deleteDefault(call, vpc.id());
        SecurityGroups.deleteDefault(call, vpc.id());
        RouteTables.deleteMain(call, vpc.id());
        vpcs.delete(vpc.id());
    }
}
