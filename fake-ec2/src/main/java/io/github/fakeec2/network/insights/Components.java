package io.github.fakeec2.network.insights;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.CarrierGateway;
import io.github.fakeec2.network.EgressOnlyInternetGateway;
import io.github.fakeec2.network.InternetGateway;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.network.NetworkAcl;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.RouteTable;
import io.github.fakeec2.network.SecurityGroup;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnGateway;
import io.github.fakeec2.network.transit.TransitGateway;
import io.github.fakeec2.network.transit.TransitGatewayAttachment;
import io.github.fakeec2.network.transit.TransitGatewayRouteTable;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AnalysisComponent;

/** Looks up what packets meet, by id, in whatever account and Region it is. */
final class Components {

    private static final String INSTANCE = "i-";

    private static final Map<String, TableType<?>> KINDS = Stream.<TableType<?>>of(CarrierGateway.TABLE,
            EgressOnlyInternetGateway.TABLE, InternetGateway.TABLE, NatGateway.TABLE, NetworkAcl.TABLE,
            NetworkInterface.TABLE, RouteTable.TABLE, SecurityGroup.TABLE, Subnet.TABLE, TransitGateway.TABLE,
            TransitGatewayAttachment.TABLE, TransitGatewayRouteTable.TABLE, Vpc.TABLE, VpcEndpoint.TABLE,
            VpcPeeringConnection.TABLE, VpnConnection.TABLE, VpnGateway.TABLE)
            .collect(Collectors.toUnmodifiableMap(TableType::prefix, Function.identity()));

    private final Call call;

    Components(Call call) {
        this.call = call;
    }

    /** How a resource's id begins, hyphen included; empty for what has no such beginning. */
    static String prefixOf(String id) {
        return id.substring(0, id.lastIndexOf('-') + 1);
    }

    static boolean isInstance(String id) {
        return prefixOf(id).equals(INSTANCE);
    }

    /** A resource as analyses name it: with its ARN and name, where it still exists; null for null. */
    AnalysisComponent of(String id) {
        if (id == null) {
            return null;
        }
        if (isInstance(id)) {
            return ofInstance(id);
        }
        TableType<?> type = KINDS.get(prefixOf(id));
        return type == null ? unknown(id) : of(type, id);
    }

    private <T extends Resource> AnalysisComponent of(TableType<T> type, String id) {
        Call place = placeOf(type, id);
        return place == null ? unknown(id) : known(place.region(), type.resourceType(), place.table(type).find(id));
    }

    /** Its own family is above this one; where it is, its interfaces tell. */
    private AnalysisComponent ofInstance(String id) {
        Call place = call.region().find(id) != null ? call
                : call.whereIs(NetworkInterface.TABLE, NetworkInterface.BY_INSTANCE, id);
        Row<?> row = place == null ? null : place.region().find(id);
        return row == null ? unknown(id) : known(place.region(), "instance", row);
    }

    private static AnalysisComponent unknown(String id) {
        return AnalysisComponent.builder().id(id).build();
    }

    private static AnalysisComponent known(RegionState region, String resourceType, Row<?> row) {
        return AnalysisComponent.builder()
                .id(row.id())
                .arn(arn(region, resourceType, row.id()))
                .name(row.tags().get("Name"))
                .build();
    }

    /** The ARN of a resource of a region's account. */
    static String arn(RegionState region, String resourceType, String id) {
        return "arn:aws:ec2:" + region.name() + ":" + region.account() + ":" + resourceType + "/" + id;
    }

    /** The resource itself, or null where there is none with the id. */
    <T extends Resource> T find(TableType<T> type, String id) {
        Call place = id == null ? null : placeOf(type, id);
        return place == null ? null : place.table(type).find(id).value();
    }

    /** The state that a resource is in, or null where there is none with the id. */
    String stateOf(String id) {
        Row<?> here = call.region().find(id);
        if (here != null) {
            return here.value().stateName();
        }
        TableType<?> type = KINDS.get(prefixOf(id));
        Resource abroad = type == null ? null : find(type, id);
        return abroad == null ? null : abroad.stateName();
    }

    /** The VPC that something is in or attached to; null where it is in none, or in two. */
    String vpcOf(String id) {
        return switch (prefixOf(id)) {
            case "igw-" -> vpcOf(find(InternetGateway.TABLE, id), InternetGateway::vpcId);
            case "eigw-" -> vpcOf(find(EgressOnlyInternetGateway.TABLE, id), EgressOnlyInternetGateway::vpcId);
            case "vgw-" -> vpcOf(find(VpnGateway.TABLE, id), VpnGateway::vpcId);
            case "nat-" -> vpcOf(find(NatGateway.TABLE, id), NatGateway::vpcId);
            case "vpce-" -> vpcOf(find(VpcEndpoint.TABLE, id), VpcEndpoint::vpcId);
            case "rtb-" -> vpcOf(find(RouteTable.TABLE, id), RouteTable::vpcId);
            case "eni-" -> vpcOf(find(NetworkInterface.TABLE, id), NetworkInterface::vpcId);
            case "vpc-" -> id;
            default -> null;
        };
    }

    private static <T> String vpcOf(T resource, Function<T, String> vpc) {
        return resource == null ? null : vpc.apply(resource);
    }

    /** The caller's Region before others: both sides of a peering have a row of it. */
    private <T extends Resource> Call placeOf(TableType<T> type, String id) {
        return call.table(type).find(id) != null ? call : call.whereIs(type, id);
    }
}
