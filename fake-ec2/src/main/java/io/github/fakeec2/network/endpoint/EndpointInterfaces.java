package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpcEndpoint.Placement;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The interfaces of endpoints: one in a subnet, and one subnet in a zone (PrivateLink guide, "Access an AWS service
 * using an interface VPC endpoint").
 */
final class EndpointInterfaces {

    /** Who makes them, as DescribeNetworkInterfaces shows it. */
    private static final String REQUESTER = "727180483921";

    private final Call call;
    private final String vpcId;

    EndpointInterfaces(Call call, String vpcId) {
        this.call = call;
        this.vpcId = vpcId;
    }

    /** A subnet, and the address that the interface there must have, or null. */
    record Wish(Subnet subnet, String ip) {
    }

    /**
     * What a request wishes for.
     *
     * @param placed where there are interfaces already
     * @throws AwsError {@code InvalidSubnetId.NotFound}, {@code InvalidSubnetId.Malformed}, {@code InvalidParameter}
     *     for a subnet of another VPC or an address for a subnet that is not named,
     *     {@code DuplicateSubnetsInSameZone}
     */
    List<Wish> wishes(List<String> subnetIds, List<?> configurations, List<Placement> placed) {
        Map<String, String> addresses = addressesIn(configurations);
        Set<String> zones = new HashSet<>();
        placed.forEach(placement -> zones.add(placement.zone()));
        Set<String> seen = new HashSet<>();
        List<Wish> wishes = new ArrayList<>();
        for (String id : subnetIds) {
            Subnet subnet = subnet(id);
            if (!seen.add(id)) {
                continue;
            }
            if (!zones.add(subnet.zone())) {
                throw AwsError.of("DuplicateSubnetsInSameZone", "Found another VPC endpoint subnet in the availability "
                        + "zone of " + id + ". VPC endpoint subnets should be in different availability zones "
                        + "supported by the VPC endpoint service.");
            }
            wishes.add(new Wish(subnet, addresses.remove(id)));
        }
        if (!addresses.isEmpty()) {
            throw AwsError.of("InvalidParameter", "The subnet configurations name subnets that SubnetIds does not: "
                    + String.join(", ", addresses.keySet()));
        }
        return wishes;
    }

    /** Of the subnet configurations, which older SDKs do not have, so that their class must not be named. */
    private static Map<String, String> addressesIn(List<?> configurations) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (Object configuration : configurations) {
            EndpointMembers.SUBNET.requireNoOther((SdkPojo) configuration);
            String subnetId = member((SdkPojo) configuration, "SubnetId");
            String ip = member((SdkPojo) configuration, "Ipv4");
            if (subnetId == null || ip == null) {
                throw AwsError.of("InvalidParameter",
                        "A subnet configuration must have a subnet ID and an IPv4 address");
            }
            addresses.put(subnetId, ip);
        }
        return addresses;
    }

    private static String member(SdkPojo pojo, String name) {
        for (SdkField<?> field : pojo == null ? List.<SdkField<?>>of() : pojo.sdkFields()) {
            if (field.memberName().equals(name)) {
                return (String) field.getValueOrDefault(pojo);
            }
        }
        return null;
    }

    private Subnet subnet(String id) {
        if (id == null || !Ids.isWellFormed(id, Subnet.TABLE.prefix())) {
            throw AwsError.of("InvalidSubnetId.Malformed", "Invalid Subnet Id: '" + id + "' (expecting 'subnet-...; "
                    + "the Id may only contain lowercase alphanumeric characters and a single dash')");
        }
        Row<Subnet> row = call.table(Subnet.TABLE).find(id);
        if (row == null || !call.table(Subnet.TABLE).isVisible(row)) {
            throw AwsError.of("InvalidSubnetId.NotFound", "The subnet ID '" + id + "' does not exist");
        }
        if (!row.value().vpcId().equals(vpcId)) {
            throw AwsError.of("InvalidParameter", "The subnet " + id + " does not belong to the VPC " + vpcId);
        }
        return row.value();
    }

    /** Makes the interfaces that were wished for. */
    List<Placement> make(String endpointId, VpcEndpoint.Type type, List<Wish> wishes, List<String> groupIds) {
        String kind = type == VpcEndpoint.Type.INTERFACE ? "vpc_endpoint" : "gateway_load_balancer_endpoint";
        var service = new NetworkInterface.Service(kind, REQUESTER);
        List<Placement> placements = new ArrayList<>();
        for (Wish wish : wishes) {
            String eni = NetworkInterfaces.createManaged(call, wish.subnet(), service,
                    "VPC Endpoint Interface " + endpointId, groupIds, wish.ip()).id();
            placements.add(new Placement(wish.subnet().id(), wish.subnet().zone(), eni));
        }
        return placements;
    }

    /** Takes interfaces away. */
    static void remove(Call call, List<Placement> placements) {
        for (Placement placement : placements) {
            NetworkInterfaces.deleteManaged(call, placement.networkInterfaceId());
        }
    }
}
