package io.github.fakeec2.reachability.model;

import java.util.List;

/** A load balancer: to reach it is to reach one of its nodes, and what it sends comes from one of them. */
public record LoadBalancerNode(String id, List<String> interfaceIds) {

    public LoadBalancerNode {
        interfaceIds = List.copyOf(interfaceIds);
    }
}
