package io.github.fakeec2.tagging;

import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.event.InstanceEventWindow;
import io.github.fakeec2.compute.launch.SpotRequest;
import io.github.fakeec2.compute.rootvolume.ReplaceRootVolumeTask;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.fleet.Fleet;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.keys.KeyPair;
import io.github.fakeec2.network.CarrierGateway;
import io.github.fakeec2.network.CustomerGateway;
import io.github.fakeec2.network.EgressOnlyInternetGateway;
import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.network.NatGateway;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.PrefixList;
import io.github.fakeec2.network.SecurityGroupRule;
import io.github.fakeec2.network.SubnetCidrReservation;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpcPeeringConnection;
import io.github.fakeec2.network.VpnConnection;
import io.github.fakeec2.network.VpnGateway;
import io.github.fakeec2.network.transit.TransitGateway;
import io.github.fakeec2.network.transit.TransitGatewayAttachment;
import io.github.fakeec2.network.transit.TransitGatewayRouteTable;
import io.github.fakeec2.placement.DedicatedHost;
import io.github.fakeec2.placement.PlacementGroup;
import io.github.fakeec2.reservation.CapacityReservation;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.state.TableType;
import io.github.fakeec2.storage.Image;
import io.github.fakeec2.storage.Images;
import io.github.fakeec2.storage.Volume;
import io.github.fakeec2.template.LaunchTemplate;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/**
 * A resource that a request wants to tag, of whatever kind that AWS has a resource type for; which table it is in
 * follows from the id's prefix.
 */
final class Taggable {

    /**
     * The kinds that an account has none of at first, by the prefix of their ids, so that there may be no table yet
     * that says what does not exist. Suppliers, since naming a kind loads it.
     */
    private static final Map<String, Supplier<TableType<?>>> KINDS = Map.ofEntries(
            kind("vol-", () -> Volume.TABLE),
            kind("fleet-", () -> Fleet.TABLE),
            kind("sir-", () -> SpotRequest.TABLE),
            kind("cr-", () -> CapacityReservation.TABLE),
            kind("key-", () -> KeyPair.TABLE),
            kind("replacevol-", () -> ReplaceRootVolumeTask.TABLE),
            kind("iew-", () -> InstanceEventWindow.TABLE),
            kind("eni-", () -> NetworkInterface.TABLE),
            kind("sgr-", () -> SecurityGroupRule.TABLE),
            kind("eipalloc-", () -> ElasticIp.TABLE),
            kind("pl-", () -> PrefixList.TABLE),
            kind("scr-", () -> SubnetCidrReservation.TABLE),
            kind("lt-", () -> LaunchTemplate.TABLE),
            kind("nat-", () -> NatGateway.TABLE),
            kind("eigw-", () -> EgressOnlyInternetGateway.TABLE),
            kind("cagw-", () -> CarrierGateway.TABLE),
            kind("vpce-", () -> VpcEndpoint.TABLE),
            kind("pcx-", () -> VpcPeeringConnection.TABLE),
            kind("cgw-", () -> CustomerGateway.TABLE),
            kind("vgw-", () -> VpnGateway.TABLE),
            kind("vpn-", () -> VpnConnection.TABLE),
            kind("h-", () -> DedicatedHost.TABLE),
            kind("pg-", () -> PlacementGroup.TABLE),
            kind("tgw-", () -> TransitGateway.TABLE),
            kind("tgw-attach-", () -> TransitGatewayAttachment.TABLE),
            kind("tgw-rtb-", () -> TransitGatewayRouteTable.TABLE));

    /**
     * The errors for ids that do not exist, by prefix, of kinds that are not simulated (EC2 API reference, "Error
     * codes"), and of instances, which are their package's own, before the first of them makes their table.
     */
    private static final Map<String, String[]> WITHOUT_TABLE = Map.of(
            "i-", new String[] {"InvalidInstanceID.NotFound", "The instance ID '%s' does not exist"},
            "snap-", new String[] {"InvalidSnapshot.NotFound", "The snapshot '%s' does not exist."});

    private static Map.Entry<String, Supplier<TableType<?>>> kind(String prefix, Supplier<TableType<?>> type) {
        return Map.entry(prefix, type);
    }

    private final Table<?> table;
    private final Row<?> row;

    private Taggable(Table<?> table, Row<?> row) {
        this.table = table;
        this.row = row;
    }

    /**
     * The resource with the id.
     *
     * @throws AwsError {@code InvalidID} for what is the id of no kind of resource, the kind's own error for an id that
     *     does not exist
     */
    static Taggable find(Call call, String id) {
        if (id != null && Ids.isWellFormed(id, Image.TABLE.prefix())) {
            Row<Image> image = Images.ownRow(call, id);
            return new Taggable(call.table(Image.TABLE), image);
        }
        Table<?> table = id == null ? null : tableOf(call.region(), id);
        if (table == null) {
            throw absent(id);
        }
        return new Taggable(table, table.get(id));
    }

    private static Table<?> tableOf(RegionState region, String id) {
        for (Table<?> table : region.tables()) {
            if (table.type().isWellFormed(id) && isTaggable(table)) {
                return table;
            }
        }
        Supplier<TableType<?>> kind = KINDS.get(Ids.prefixOf(id));
        return kind != null && kind.get().isWellFormed(id) ? region.table(kind.get()) : null;
    }

    /** What AWS can tag has a name among its resource types; other rows are the simulation's own, or mere parts. */
    private static boolean isTaggable(Table<?> table) {
        return ResourceType.fromValue(table.type().resourceType()) != ResourceType.UNKNOWN_TO_SDK_VERSION;
    }

    private static AwsError absent(String id) {
        String prefix = id == null ? "" : Ids.prefixOf(id);
        String[] error = WITHOUT_TABLE.get(prefix);
        if (error != null && Ids.isWellFormed(id, prefix)) {
            return AwsError.of(error[0], error[1].replace("%s", id));
        }
        return AwsError.of("InvalidID", "The ID '" + id + "' is not valid");
    }

    Map<String, String> tags() {
        return row.tags();
    }

    void retag(Map<String, String> tags) {
        if (row.value() instanceof Instance instance) {
            instance.settings().metadata().requireShowable(tags.keySet());
        }
        table.retag(row.id(), tags);
    }
}
