package io.github.fakeec2;

import io.github.fakeec2.gateway.Gateway;
import io.github.fakeec2.layout.NetworkPlan;
import io.github.fakeec2.network.trace.Ends;
import io.github.fakeec2.network.trace.NetworkLever;
import io.github.fakeec2.network.trace.SnapshotReader;
import io.github.fakeec2.picture.NetworkSvg;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Exposure;
import io.github.fakeec2.reachability.Flow;
import io.github.fakeec2.reachability.Reachability;
import io.github.fakeec2.reachability.Verdict;
import io.github.fakeec2.state.World;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The networks of a cloud in the hands of a test: to build common ones, to ask who can talk to whom, to look at them.
 *
 * <pre>{@code
 * Verdict verdict = cloud.network().trace(Flow.tcp(Endpoint.instance(web), Endpoint.instance(db), 5432));
 * assertThat(verdict.isReachable()).as(verdict.explain()).isTrue();
 * }</pre>
 */
public final class Network {

    private final Gateway gateway;
    private final Ec2Client ec2;
    private final NetworkLever lever;

    Network(Gateway gateway, String account, String region, Ec2Client ec2) {
        this.gateway = gateway;
        this.ec2 = ec2;
        this.lever = new NetworkLever(gateway, account, region);
    }

    /**
     * Begins the plan of a network, which {@link NetworkPlan#build()} makes through the public EC2 API.
     *
     * @param cidr the VPC's IPv4 range, such as {@code 10.0.0.0/16}
     */
    public NetworkPlan vpc(String cidr) {
        return NetworkPlan.of(ec2, cidr);
    }

    /**
     * Tells whether a flow's source reaches its target and gets an answer, and the way of both, hop by hop, with the
     * rule that decides at each. What earlier calls set in motion, such as a boot, is done first where the cloud's time
     * flows so.
     */
    public Verdict trace(Flow flow) {
        return reachability().trace(flow);
    }

    /**
     * Sends a packet, and the answer where it arrives: tells the same as {@link #trace}, and leaves records in the flow
     * logs of the interfaces that both meet, one packet each.
     *
     * @throws IllegalArgumentException if the flow stands for all protocols at once
     */
    public Verdict send(Flow flow) {
        return lever.send(flow);
    }

    /**
     * What a flow log has recorded of what was sent, as lines in its format, oldest first: the latest 10,000, also of a
     * flow log that was deleted since.
     *
     * @throws IllegalArgumentException if there is no such flow log, and was none that recorded anything
     */
    public List<String> flowLogRecords(String flowLogId) {
        return lever.flowLogRecords(flowLogId);
    }

    /**
     * Lets the customer's device connect both tunnels of a Site-to-Site VPN connection, or lose them. They are down
     * until then.
     *
     * @throws IllegalArgumentException if there is no such connection
     */
    public void vpnTunnelsUp(String vpnConnectionId, boolean up) {
        lever.vpnTunnelsUp(vpnConnectionId, up);
    }

    /** Who can talk to whom, at this moment: for many questions, safe for use by several threads. */
    public Reachability reachability() {
        return looking(world -> world.derived(Reachability.class,
                regions -> Reachability.of(SnapshotReader.read(regions))));
    }

    /**
     * The ends of flows that a text names.
     *
     * @param text the id of an instance, network interface, VPC endpoint or internet gateway, or an IP address; or the
     *     id of a subnet, VPC or security group, for all that has a network interface there
     * @throws IllegalArgumentException if nothing of that name is in the cloud
     */
    public List<Endpoint> ends(String text) {
        return looking(world -> Ends.of(world.regions(), text));
    }

    /**
     * What reaches something from the internet, from any address and on any port: a verdict for each kind of traffic,
     * as {@link Exposure#between} lists them; empty for what is isolated.
     *
     * @param id of an instance or network interface; or of a subnet, VPC or security group, for all that is in it
     * @throws IllegalArgumentException if nothing of that name is in the cloud
     */
    public List<Verdict> waysFromInternet(String id) {
        return ways(id, Exposure::fromInternet);
    }

    /** As {@link #waysFromInternet}, for what something reaches in the internet. */
    public List<Verdict> waysToInternet(String id) {
        return ways(id, Exposure::toInternet);
    }

    private List<Verdict> ways(String id, BiFunction<Exposure, Endpoint, List<Verdict>> direction) {
        List<Endpoint> ends = ends(id);
        Exposure exposure = Exposure.of(reachability());
        return ends.stream().flatMap(end -> direction.apply(exposure, end).stream()).toList();
    }

    /** The networks as an SVG picture: VPCs, zones, subnets, what is in them, and gateways. Lets no time pass. */
    public String toSvg() {
        return picture(null);
    }

    /** As above, with the way of a packet drawn in; it ends with a cross where the packet is dropped. */
    public String toSvg(Verdict verdict) {
        return picture(verdict);
    }

    private String picture(Verdict verdict) {
        World world = gateway.world();
        world.lock().lock();
        try {
            return NetworkSvg.of(world.regions(), verdict);
        } finally {
            world.lock().unlock();
        }
    }

    private <R> R looking(Function<World, R> look) {
        gateway.time().beforeLook();
        World world = gateway.world();
        world.lock().lock();
        try {
            return look.apply(world);
        } finally {
            world.lock().unlock();
        }
    }
}
