package io.github.fakeec2;

import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.layout.NetworkPlan;
import io.github.fakeec2.picture.NetworkSvg;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The networks of a cloud in the hands of a test. */
public final class Network {

    private final Gateway gateway;
    private final Ec2Client ec2;

    Network(Gateway gateway, Ec2Client ec2) {
        this.gateway = gateway;
        this.ec2 = ec2;
    }

    /**
     * Begins the plan of a network, which {@link NetworkPlan#build()} makes through the public EC2 API.
     *
     * @param cidr the VPC's IPv4 range, such as {@code 10.0.0.0/16}
     */
    public NetworkPlan vpc(String cidr) {
        return NetworkPlan.of(ec2, cidr);
    }

    /** The networks as an SVG picture: VPCs, zones, subnets, what is in them, and gateways. Lets no time pass. */
    public String toSvg() {
        var world = gateway.world();
        world.lock().lock();
        try {
            return NetworkSvg.of(world.regions(), List.of(), false);
        } finally {
            world.lock().unlock();
        }
    }
}
