package io.github.fakeec2.reachability.model;

import java.util.List;

/** A route table of a VPC with its routes, in any order. */
public record RouteTableNode(String id, String vpcId, List<RouteEntry> routes) {

    public RouteTableNode {
        routes = List.copyOf(routes);
    }
}
