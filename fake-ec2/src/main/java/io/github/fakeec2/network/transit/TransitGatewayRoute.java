package io.github.fakeec2.network.transit;

import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * A route that is in force in a transit gateway's route table.
 *
 * @param prefixListId the prefix list that it comes from, or null
 * @param attachments where packets go: one or, where VPN connections share the load, several; none where they are
 *     dropped on purpose
 * @param isStatic whether somebody made it; else an attachment propagates it
 * @param stateName {@code active}, or {@code blackhole} where packets are dropped
 */
public record TransitGatewayRoute(IpRange destination, String prefixListId, List<TransitGatewayAttachment> attachments,
        boolean isStatic, String stateName) implements Resource {

    /** For listings alone: no row of it is ever in a table. */
    static final TableType<TransitGatewayRoute> TABLE = TableType.of("transit-gateway-route-in-force", "tgw-route:");

    /** The destination, which no other route of the table has. */
    @Override
    public String id() {
        return destination.toString();
    }

    /** Whether packets are dropped. */
    public boolean isBlackhole() {
        return stateName.equals("blackhole");
    }
}
