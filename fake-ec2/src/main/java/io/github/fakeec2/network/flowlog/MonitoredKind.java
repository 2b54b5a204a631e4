package io.github.fakeec2.network.flowlog;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.Collection;

/** The kinds of resources that flow logs are about: {@code FlowLogsResourceType}. */
enum MonitoredKind {
    VPC("VPC", Vpc.TABLE),
    SUBNET("Subnet", Subnet.TABLE),
    NETWORK_INTERFACE("NetworkInterface", NetworkInterface.TABLE),
    TRANSIT_GATEWAY("TransitGateway", "tgw-", "InvalidTransitGatewayID",
            "Transit Gateway %s was deleted or does not exist."),
    TRANSIT_GATEWAY_ATTACHMENT("TransitGatewayAttachment", "tgw-attach-", "InvalidTransitGatewayAttachmentID",
            "Transit Gateway Attachment %s was deleted or does not exist."),
    REGIONAL_NAT_GATEWAY("RegionalNatGateway", "nat-", "NatGateway", "NatGateway %s was not found");

    private static final int MOST = 1000;
    private static final int MOST_OF_TRANSIT_GATEWAYS = 25;

    private final String text;
    private final TableType<? extends Resource> table;
    private final String prefix;
    private final String errorFamily;
    private final String notFound;

    /** A kind of the network's own. */
    MonitoredKind(String text, TableType<? extends Resource> table) {
        this(text, table, table.prefix(), null, null);
    }

    /** A kind that another room has. */
    MonitoredKind(String text, String prefix, String errorFamily, String notFound) {
        this(text, null, prefix, errorFamily, notFound);
    }

    MonitoredKind(String text, TableType<? extends Resource> table, String prefix, String errorFamily,
            String notFound) {
        this.text = text;
        this.table = table;
        this.prefix = prefix;
        this.errorFamily = errorFamily;
        this.notFound = notFound;
    }

    static MonitoredKind of(String text) {
        for (MonitoredKind kind : values()) {
            if (kind.text.equals(text)) {
                return kind;
            }
        }
        throw AwsError.invalidValue("ResourceType", text);
    }

    boolean isOfTransitGateway() {
        return this == TRANSIT_GATEWAY || this == TRANSIT_GATEWAY_ATTACHMENT;
    }

    int mostInARequest() {
        return isOfTransitGateway() ? MOST_OF_TRANSIT_GATEWAYS : MOST;
    }

    /** Refuses an id that is malformed or unknown, with the error of the kind. */
    void requireExisting(Call call, String id) {
        if (table != null) {
            call.table(table).get(id);
            return;
        }
        if (id == null || !Ids.isWellFormed(id, prefix)) {
            throw AwsError.of(errorFamily + (this == REGIONAL_NAT_GATEWAY ? "Malformed" : ".Malformed"),
                    "Invalid id: \"" + id + "\" (expecting \"" + prefix + "...\")");
        }
        Row<?> row = call.region().find(id);
        if (row == null || row.value().stateName().equals("deleted")) {
            throw AwsError.of(errorFamily + (this == REGIONAL_NAT_GATEWAY ? "NotFound" : ".NotFound"),
                    notFound.replace("%s", id));
        }
    }

    /** Refuses a second flow log of a resource to the same place, and more flow logs than the quota. */
    static void requireRoom(Call call, String resourceId, FlowLog.Destination destination) {
        Collection<Row<FlowLog>> known = call.table(FlowLog.TABLE).by(FlowLog.BY_RESOURCE, resourceId);
        for (Row<FlowLog> row : known) {
            if (row.value().destination().isSamePlaceAs(destination)) {
                throw AwsError.of("FlowLogAlreadyExists", "Error. There is an existing Flow Log with the same "
                        + "configuration and log destination.").withHint(row.id() + " of " + resourceId);
            }
        }
        call.requireRoom(Quota.FLOW_LOGS_PER_RESOURCE, known.size(),
                "FlowLogsLimitExceeded", "flow logs for the resource " + resourceId);
    }

    /** As AWS writes it. */
    @Override
    public String toString() {
        return text;
    }
}
