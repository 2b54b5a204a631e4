package io.github.fakeec2.reachability.model;

import java.util.List;

/**
 * A VPC endpoint.
 *
 * @param state AWS's word; it works while {@code available}, in either spelling that AWS uses
 * @param prefixListId of a gateway endpoint: the list with its service's addresses; null for others
 * @param interfaceIds of other endpoints: their interfaces, one in a zone
 */
public record VpcEndpointNode(String id, String vpcId, String state, String prefixListId,
        List<String> interfaceIds) {

    public VpcEndpointNode {
        interfaceIds = List.copyOf(interfaceIds);
    }

    /** Whether it works. */
    public boolean isAvailable() {
        return state.equals("available") || state.equals("Available");
    }

    /** Whether it is the target of routes to a service's addresses, and has no interfaces. */
    public boolean isGateway() {
        return prefixListId != null;
    }
}
