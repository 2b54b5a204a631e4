package io.github.fakeec2.network.trace;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Flow;
import io.github.fakeec2.reachability.Hop;
import io.github.fakeec2.reachability.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** A network that is built through the EC2 API, with names in place of ids in questions and answers. */
final class Site implements AutoCloseable {

    static final String OTHER_ACCOUNT = "210987654321";

    final FakeCloud cloud = FakeCloud.create();
    final Ec2Client ec2 = cloud.ec2();
    final Ec2Client ireland = cloud.client(Ec2Client.class, "eu-west-1");
    final Ec2Client partner = cloud.account(OTHER_ACCOUNT).ec2();

    private final Map<String, String> ids = new LinkedHashMap<>();

    @Override
    public void close() {
        cloud.close();
    }

    // ---- names

    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("Nothing is called " + name + ", but " + ids.keySet());
        }
        return id;
    }

    /** Gives an id or an address a name. */
    String name(String name, String id) {
        ids.put(name, id);
        return id;
    }

    private String nameOf(String id) {
        return ids.entrySet().stream().filter(named -> named.getValue().equals(id)).map(Map.Entry::getKey).findFirst()
                .orElse(id);
    }

    // ---- building

    /**
     * A VPC 10.number.0.0/16 with an open security group {@code sg-x}, its main route table {@code rtb-x}, its network
     * ACL {@code acl-x}, and in two zones {@code subnet-x} with the instance {@code i-x} at 10.number.1.10 and {@code
     * subnet-x2} with {@code i-x2} at 10.number.2.10.
     */
    Site vpc(String x, int number) {
        return vpc(ec2, x, number);
    }

    Site vpc(Ec2Client client, String x, int number) {
        String cidr = "10." + number + ".0.0/16";
        String vpc = name("vpc-" + x, client.createVpc(r -> r.cidrBlock(cidr).amazonProvidedIpv6CidrBlock(true)).vpc()
                .vpcId());
        Filter ofVpc = Filter.builder().name("vpc-id").values(vpc).build();
        name("rtb-" + x, client.describeRouteTables(r -> r.filters(ofVpc)).routeTables().get(0).routeTableId());
        name("acl-" + x, client.describeNetworkAcls(r -> r.filters(ofVpc)).networkAcls().get(0).networkAclId());
        group(client, "sg-" + x, x);
        client.authorizeSecurityGroupIngress(r -> r.groupId(id("sg-" + x)).ipPermissions(everything()));
        var zones = client.describeAvailabilityZones(r -> { }).availabilityZones();
        subnet(client, "subnet-" + x, x, "10." + number + ".1.0/24", zones.get(0).zoneName());
        subnet(client, "subnet-" + x + "2", x, "10." + number + ".2.0/24", zones.get(1).zoneName());
        instance(client, "i-" + x, "subnet-" + x, "10." + number + ".1.10", "sg-" + x);
        return instance(client, "i-" + x + "2", "subnet-" + x + "2", "10." + number + ".2.10", "sg-" + x);
    }

    static IpPermission everything() {
        return IpPermission.builder().ipProtocol("-1").ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                .ipv6Ranges(Ipv6Range.builder().cidrIpv6("::/0").build()).build();
    }

    Site subnet(String name, String x, String cidr) {
        return subnet(ec2, name, x, cidr, "us-east-1a");
    }

    private Site subnet(Ec2Client client, String name, String x, String cidr, String zone) {
        String vpc = id("vpc-" + x);
        String number = cidr.split("\\.")[2];
        String ipv6 = client.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).ipv6CidrBlockAssociationSet().get(0)
                .ipv6CidrBlock().replaceAll("[0-9a-f]{2}::/56$", "0" + number + "::/64");
        name(name, client.createSubnet(r -> r.vpcId(vpc).cidrBlock(cidr).ipv6CidrBlock(ipv6).availabilityZone(zone))
                .subnet().subnetId());
        return this;
    }

    Site group(String name, String x) {
        return group(ec2, name, x);
    }

    Site group(Ec2Client client, String name, String x) {
        name(name, client.createSecurityGroup(r -> r.groupName(name.replace("sg-", "group ")).description(name)
                .vpcId(id("vpc-" + x))).groupId());
        return this;
    }

    /** An instance with an IPv6 address, and its interface as {@code eni-x}. */
    Site instance(String name, String subnet, String address, String... groups) {
        return instance(ec2, name, subnet, address, groups);
    }

    Site instance(Ec2Client client, String name, String subnet, String address, String... groups) {
        launch(client, name, r -> r.subnetId(id(subnet)).privateIpAddress(address).ipv6AddressCount(1)
                .securityGroupIds(Arrays.stream(groups).map(this::id).toList()));
        return this;
    }

    /** An instance with an automatic public address, which is called {@code ip-x}. */
    Site publicInstance(String name, String subnet, String group) {
        launch(ec2, name, r -> r.networkInterfaces(eni -> eni.deviceIndex(0).subnetId(id(subnet)).groups(id(group))
                .associatePublicIpAddress(true)));
        name(name.replaceFirst("i-", "ip-"), describe(name).publicIpAddress());
        return this;
    }

    private void launch(Ec2Client client, String name, Consumer<RunInstancesRequest.Builder> where) {
        Instance instance = client.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1).applyMutation(where)).instances().get(0);
        name(name, instance.instanceId());
        InstanceNetworkInterface eni = instance.networkInterfaces().get(0);
        name(name.replaceFirst("i-", "eni-"), eni.networkInterfaceId());
    }

    Instance describe(String name) {
        return ec2.describeInstances(r -> r.instanceIds(id(name))).reservations().get(0).instances().get(0);
    }

    Site internetGateway(String name, String x) {
        name(name, ec2.createInternetGateway().internetGateway().internetGatewayId());
        ec2.attachInternetGateway(r -> r.internetGatewayId(id(name)).vpcId(id("vpc-" + x)));
        return this;
    }

    /** A route table, associated with the subnets. */
    Site table(String name, String x, String... subnets) {
        name(name, ec2.createRouteTable(r -> r.vpcId(id("vpc-" + x))).routeTable().routeTableId());
        for (String subnet : subnets) {
            name(name + "/" + subnet, ec2.associateRouteTable(r -> r.routeTableId(id(name)).subnetId(id(subnet)))
                    .associationId());
        }
        return this;
    }

    Site route(String table, String destination, Consumer<CreateRouteRequest.Builder> target) {
        return route(ec2, table, destination, target);
    }

    Site route(Ec2Client client, String table, String destination, Consumer<CreateRouteRequest.Builder> target) {
        client.createRoute(r -> {
            r.routeTableId(id(table)).applyMutation(target);
            if (destination.contains(":")) {
                r.destinationIpv6CidrBlock(destination);
            } else if (destination.startsWith("pl-")) {
                r.destinationPrefixListId(destination);
            } else {
                r.destinationCidrBlock(destination);
            }
        });
        return this;
    }

    // ---- questions

    /** {@code pass}, {@code pass as 54.0.0.9}, {@code CODE at component}, or {@code answer: CODE at component}. */
    String ask(String question) {
        Flow flow = flow(question);
        Verdict verdict = cloud.network().trace(flow);
        if (verdict.isReachable() != cloud.network().reachability().isReachable(flow)) {
            throw new AssertionError("The verdict and the bare fact differ: " + verdict.explain());
        }
        if (verdict.isReachable()) {
            boolean same = verdict.sourceSeenAs().equals(verdict.sent().source());
            return same ? "pass" : "pass as " + nameOf(verdict.sourceSeenAs().toString());
        }
        Hop hop = verdict.droppingHop().orElseThrow();
        return (verdict.arrives() ? "answer: " : "") + hop.code() + " at " + nameOf(hop.componentId());
    }

    /** {@code source -> target tcp/port}, or {@code ping}; {@code ipv6} after it; ends by name or address. */
    Flow flow(String question) {
        String[] words = question.split(" ");
        Endpoint source = end(words[0]);
        Endpoint target = end(words[2]);
        String[] traffic = words[3].split("/");
        Flow flow = switch (traffic[0]) {
            case "tcp" -> Flow.tcp(source, target, Integer.parseInt(traffic[1]));
            case "udp" -> Flow.udp(source, target, Integer.parseInt(traffic[1]));
            default -> Flow.ping(source, target);
        };
        return flow.over(words.length > 4 ? Flow.Family.IPV6 : Flow.Family.IPV4);
    }

    /** {@code 192.168.0.5@vpn} is an address on premises, behind that connection. */
    private Endpoint end(String text) {
        if (text.equals("internet")) {
            return Endpoint.internet();
        }
        if (text.contains("@")) {
            return Endpoint.onPremises(IpAddress.parse(text.substring(0, text.indexOf('@'))),
                    id(text.substring(text.indexOf('@') + 1)));
        }
        return cloud.network().ends(ids.getOrDefault(text, text)).get(0);
    }
}
