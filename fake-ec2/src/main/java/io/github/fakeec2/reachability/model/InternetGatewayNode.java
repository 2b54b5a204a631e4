package io.github.fakeec2.reachability.model;

/**
 * An internet gateway.
 *
 * @param vpcId the VPC that it is attached to, or null
 * @param edgeRouteTableId the gateway route table that routes what comes in through it, or null
 */
public record InternetGatewayNode(String id, String vpcId, String edgeRouteTableId) {
}
