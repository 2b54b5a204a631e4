package io.github.fakeec2.reachability.model;

import java.util.List;

/** A route table of a transit gateway with its routes, static and propagated, in any order. */
public record TransitRouteTableNode(String id, List<TransitRoute> routes) {

    public TransitRouteTableNode {
        routes = List.copyOf(routes);
    }
}
