package io.github.fakeec2.layout;

import io.github.fakeec2.ip.Cidr;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;

/**
 * A network that a test needs, in a few lines. What it describes is built by {@link #build()} through the public EC2
 * API and nothing else, so that it is what the API calls of any program would have made.
 *
 * <pre>{@code
 * var network = cloud.network().vpc("10.0.0.0/16")
 *         .publicSubnet("web", "us-east-1a").natGateway("web")
 *         .privateSubnet("db", "us-east-1a")
 *         .securityGroup("app", in -> in.allowsIngress("tcp", 443, "0.0.0.0/0"))
 *         .securityGroup("db", in -> in.allowsIngress("tcp", 5432, "app"))
 *         .build();
 * ec2.runInstances(r -> r.subnetId(network.subnet("db")).securityGroupIds(network.securityGroup("db")) ...);
 * }</pre>
 *
 * <p>Everything is tagged with its name as {@code Name}.
 */
public final class NetworkPlan {

    private static final int USUAL_SUBNET_PREFIX = 24;
    private static final int LONGEST_SUBNET_PREFIX = 28;

    /** How many subnets the smallest VPCs are cut into, as bits. */
    private static final int SUBNET_BITS = 4;

    /** What leads out of a subnet. */
    enum Kind {
        /** A route to the internet gateway, and public addresses for what is launched. */
        PUBLIC,
        /** A route to a NAT gateway, where the plan has one. */
        PRIVATE,
        /** Nothing but the VPC's own routes. */
        ISOLATED
    }

    record SubnetPlan(String name, String zone, Cidr cidr, Kind kind) {
    }

    private final Ec2Client ec2;
    private final Cidr vpc;
    private final Map<String, SubnetPlan> subnets = new LinkedHashMap<>();
    private final Set<String> natGateways = new LinkedHashSet<>();
    private final Map<String, GroupPlan> groups = new LinkedHashMap<>();
    private String name = "network";
    private int nextSubnet;

    private NetworkPlan(Ec2Client ec2, Cidr vpc) {
        this.ec2 = ec2;
        this.vpc = vpc;
    }

    /**
     * A plan for a VPC, nothing in it yet.
     *
     * @param cidr its IPv4 range, such as {@code 10.0.0.0/16}
     * @throws IllegalArgumentException if the range is malformed
     */
    public static NetworkPlan of(Ec2Client ec2, String cidr) {
        return new NetworkPlan(Objects.requireNonNull(ec2, "ec2"), Cidr.parse(cidr));
    }

    /** Calls the VPC, its gateways and route tables so; {@code network} unless set. */
    public NetworkPlan named(String vpcName) {
        this.name = Objects.requireNonNull(vpcName, "name");
        return this;
    }

    /** A subnet from and to which the internet gateway leads, of the next free range of 256 addresses. */
    public NetworkPlan publicSubnet(String subnetName, String zone) {
        return publicSubnet(subnetName, zone, nextRange());
    }

    /** As above, of a range of one's own. */
    public NetworkPlan publicSubnet(String subnetName, String zone, String cidr) {
        return add(subnetName, zone, cidr, Kind.PUBLIC);
    }

    /**
     * A subnet whose instances reach the internet through the NAT gateway of their zone, else through the plan's first
     * one, if there is any at all; of the next free range of 256 addresses.
     */
    public NetworkPlan privateSubnet(String subnetName, String zone) {
        return privateSubnet(subnetName, zone, nextRange());
    }

    /** As above, of a range of one's own. */
    public NetworkPlan privateSubnet(String subnetName, String zone, String cidr) {
        return add(subnetName, zone, cidr, Kind.PRIVATE);
    }

    /** A subnet that reaches nothing but its VPC, of the next free range of 256 addresses. */
    public NetworkPlan isolatedSubnet(String subnetName, String zone) {
        return isolatedSubnet(subnetName, zone, nextRange());
    }

    /** As above, of a range of one's own. */
    public NetworkPlan isolatedSubnet(String subnetName, String zone, String cidr) {
        return add(subnetName, zone, cidr, Kind.ISOLATED);
    }

    private NetworkPlan add(String subnetName, String zone, String cidr, Kind kind) {
        var subnet = new SubnetPlan(subnetName, Objects.requireNonNull(zone, "zone"), Cidr.parse(cidr), kind);
        if (subnets.putIfAbsent(subnetName, subnet) != null) {
            throw new IllegalArgumentException("There are two subnets called " + subnetName + " in the plan");
        }
        return this;
    }

    /** A VPC that is too small for subnets of 256 addresses is cut into sixteen parts, of 16 addresses at the least. */
    private String nextRange() {
        int prefix = Math.min(LONGEST_SUBNET_PREFIX, Math.max(USUAL_SUBNET_PREFIX, vpc.prefix() + SUBNET_BITS));
        long first = (long) nextSubnet++ << Integer.SIZE - prefix;
        if (first >= vpc.size()) {
            throw new IllegalArgumentException("There is no room for another subnet of a /" + prefix + " in " + vpc);
        }
        return new Cidr(vpc.network() + (int) first, prefix).toString();
    }

    /**
     * A public NAT gateway, with an Elastic IP address of its own.
     *
     * @param publicSubnet the name of the public subnet to put it into, named before or after
     */
    public NetworkPlan natGateway(String publicSubnet) {
        natGateways.add(Objects.requireNonNull(publicSubnet, "subnet"));
        return this;
    }

    /** A security group; everything may leave, and what the rules say may enter. */
    public NetworkPlan securityGroup(String groupName, Consumer<GroupPlan> rules) {
        GroupPlan group = new GroupPlan();
        rules.accept(group);
        if (groups.putIfAbsent(groupName, group) != null) {
            throw new IllegalArgumentException("There are two security groups called " + groupName + " in the plan");
        }
        return this;
    }

    /**
     * Builds it. Whether its NAT gateways are available at once is a matter of the cloud's time.
     *
     * @throws IllegalArgumentException if the plan names what it does not have
     */
    public BuiltNetwork build() {
        for (String subnet : natGateways) {
            if (!subnets.containsKey(subnet) || subnets.get(subnet).kind() != Kind.PUBLIC) {
                throw new IllegalArgumentException("A NAT gateway needs a public subnet, and the plan has none called "
                        + subnet);
            }
        }
        groups.values().forEach(group -> group.requireKnown(groups.keySet()));
        requireZones();
        return new NetworkBuild(ec2, name, vpc)
                .run(subnets.values(), natGateways.stream().map(subnets::get).toList(), groups);
    }

    private void requireZones() {
        Set<String> zones = ec2.describeAvailabilityZones().availabilityZones().stream()
                .map(AvailabilityZone::zoneName).collect(Collectors.toCollection(TreeSet::new));
        for (SubnetPlan subnet : subnets.values()) {
            if (!zones.contains(subnet.zone())) {
                throw new IllegalArgumentException("The client's region has no zone " + subnet.zone() + " for the "
                        + "subnet " + subnet.name() + ", but " + zones);
            }
        }
    }
}
