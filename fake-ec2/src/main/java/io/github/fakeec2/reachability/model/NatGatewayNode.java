package io.github.fakeec2.reachability.model;

import java.util.List;

/**
 * A NAT gateway.
 *
 * @param state AWS's word; it works while {@code available}
 * @param interfaceIds its interfaces, the primary one first; public addresses stand in the interfaces' address pairs,
 *         and a private NAT gateway has none
 */
public record NatGatewayNode(String id, String vpcId, String state, List<String> interfaceIds) {

    public NatGatewayNode {
        interfaceIds = List.copyOf(interfaceIds);
    }

    /** Whether it works. */
    public boolean isAvailable() {
        return state.equals("available");
    }
}
