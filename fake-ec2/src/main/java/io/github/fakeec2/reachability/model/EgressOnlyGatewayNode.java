package io.github.fakeec2.reachability.model;

/** An egress-only internet gateway, attached to its VPC. */
public record EgressOnlyGatewayNode(String id, String vpcId) {
}
