package io.github.fakeec2.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.layout.BuiltNetwork;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Flow;
import io.github.fakeec2.reachability.Verdict;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** The picture of two zones with three tiers, a peered VPC, gateways and endpoints, as text and as SVG. */
class NetworkSvgTest {

    private static final String LONG_NAME = "<b>\"Tom\" & Jerry's</b>\u0007 \uD83D\uDE00 " + "and friends ".repeat(15);

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final BuiltNetwork shop = cloud.network().vpc("10.0.0.0/16").named("shop")
            .publicSubnet("web-a", "us-east-1a").publicSubnet("web-b", "us-east-1b").natGateway("web-a")
            .privateSubnet("app-a", "us-east-1a").privateSubnet("app-b", "us-east-1b")
            .isolatedSubnet("db-a", "us-east-1a").isolatedSubnet("db-b", "us-east-1b")
            .securityGroup("web", in -> in.allowsIngress("tcp", 443, "0.0.0.0/0"))
            .securityGroup("app", in -> in.allowsIngress("tcp", 8080, "web"))
            .securityGroup("db", in -> in.allowsIngress("tcp", 5432, "app"))
            .build();
    private final Map<String, String> instances = new LinkedHashMap<>();
    private final String tools = cloud.network().vpc("10.1.0.0/16").named("tools")
            .isolatedSubnet("tools", "us-east-1c").build().vpcId();
    private final String peering = ec2.createVpcPeeringConnection(r -> r.vpcId(shop.vpcId()).peerVpcId(tools))
            .vpcPeeringConnection().vpcPeeringConnectionId();

    NetworkSvgTest() {
        for (String subnet : List.of("web-a", "web-b", "app-a", "app-b", "db-a", "db-b")) {
            launch(subnet, shop.subnet(subnet), shop.securityGroup(subnet.substring(0, subnet.length() - 2)));
        }
        ec2.stopInstances(r -> r.instanceIds(instances.get("app-b")));
        ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        ec2.createVpcEndpoint(r -> r.vpcId(shop.vpcId()).serviceName("com.amazonaws.us-east-1.s3"));
        ec2.createVpcEndpoint(r -> r.vpcId(shop.vpcId()).vpcEndpointType(VpcEndpointType.INTERFACE)
                .serviceName("com.amazonaws.us-east-1.sqs").subnetIds(shop.subnet("app-a")));
        ec2.createNetworkInterface(r -> r.subnetId(shop.subnet("app-a")));
    }

    private void launch(String name, String subnet, String group) {
        instances.put(name, ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1).subnetId(subnet).securityGroupIds(group)
                .tagSpecifications(tags -> tags.resourceType(ResourceType.INSTANCE)
                        .tags(tag -> tag.key("Name").value(LONG_NAME)))).instances().get(0).instanceId());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    // ---- what is in the picture

    private record Box(String style, int x, int y, int width, int height) {

        boolean holds(Box other) {
            return x <= other.x && y <= other.y && other.x + other.width <= x + width
                    && other.y + other.height <= y + height;
        }

        boolean meets(Box other) {
            return x < other.x + other.width && other.x < x + width && y < other.y + other.height
                    && other.y < y + height;
        }

        boolean holds(int pointX, int pointY) {
            return x <= pointX && pointX <= x + width && y <= pointY && pointY <= y + height;
        }

        boolean isIn(String... styles) {
            return Stream.of(styles).anyMatch(style.split(" ")[0]::equals);
        }
    }

    private record Text(String content, int x, int y) {
    }

    private static Document parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("No well-formed XML: " + svg, e);
        }
    }

    private static List<Element> all(Document svg, String tag) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = svg.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static List<Box> boxes(Document svg) {
        return all(svg, "rect").stream().map(rect -> new Box(rect.getAttribute("class"), number(rect, "x"),
                number(rect, "y"), number(rect, "width"), number(rect, "height"))).toList();
    }

    private static List<Text> texts(Document svg) {
        return all(svg, "text").stream().map(text -> new Text(text.getTextContent(), number(text, "x"),
                number(text, "y"))).toList();
    }

    /** The innermost box that a text stands in. */
    private static Box boxAround(Document svg, String content) {
        Text text = texts(svg).stream().filter(one -> one.content().equals(content)).findFirst().orElseThrow();
        return boxes(svg).stream().filter(box -> box.holds(text.x(), text.y())).reduce((outer, inner) -> inner)
                .orElseThrow();
    }

    @Test
    void everythingIsInThePictureOnce() {
        List<String> texts = texts(parse(cloud.network().toSvg())).stream().map(Text::content).toList();
        List<String> ids = new ArrayList<>(List.of(shop.vpcId(), tools, shop.internetGatewayId(),
                shop.natGateway("web-a")));
        ids.addAll(instances.values());
        ec2.describeSubnets(r -> r.filters(f -> f.name("vpc-id").values(shop.vpcId()))).subnets()
                .forEach(subnet -> ids.add(subnet.subnetId()));
        ec2.describeVpcEndpoints(r -> { }).vpcEndpoints().forEach(endpoint -> ids.add(endpoint.vpcEndpointId()));
        assertThat(texts).containsOnlyOnceElementsOf(ids).contains("the internet", "us-east-1a", "us-east-1b");
        assertThat(texts.stream().filter(peering::equals)).as("in both VPCs").hasSize(2);
    }

    @Test
    void boxesAreWithinTheirParentsAndDoNotOverlap() {
        Document svg = parse(cloud.network().toSvg());
        Box all = new Box("svg", 0, 0, number(svg.getDocumentElement(), "width"),
                number(svg.getDocumentElement(), "height"));
        List<Box> boxes = boxes(svg);
        assertThat(boxes).allMatch(all::holds);
        List<Box> vpcs = boxes.stream().filter(box -> box.isIn("vpc")).toList();
        List<Box> subnets = boxes.stream().filter(box -> box.isIn("public", "private")).toList();
        List<Box> items = boxes.stream().filter(box -> box.isIn("item", "gateway")).toList();
        assertThat(vpcs).hasSize(2);
        assertThat(subnets).hasSize(7).allMatch(subnet -> vpcs.stream().anyMatch(vpc -> vpc.holds(subnet)));
        assertThat(items).allMatch(item -> vpcs.stream().anyMatch(vpc -> vpc.holds(item)))
                .allMatch(item -> subnets.stream().allMatch(subnet -> subnet.holds(item) || !subnet.meets(item)));
        for (List<Box> peers : List.of(vpcs, subnets, items)) {
            for (Box one : peers) {
                assertThat(peers).filteredOn(one::meets).containsExactly(one);
            }
        }
    }

    @Test
    void textsStayInTheirBoxesAndOutOfTheLanesOfWays() {
        Document svg = parse(cloud.network().toSvg());
        assertThat(texts(svg)).allSatisfy(text -> assertThat(boxes(svg).stream()
                .filter(box -> box.holds(text.x(), text.y())).reduce((outer, inner) -> inner)
                .map(box -> text.x() + text.content().length() * 7.3 < box.x() + box.width() - 16)
                .orElse(true)).as(text.content()).isTrue());
    }

    @Test
    void publicSubnetsAndWhatDoesNotWorkLookDifferent() {
        Document svg = parse(cloud.network().toSvg());
        assertThat(boxAround(svg, shop.subnet("web-b")).style()).isEqualTo("public");
        assertThat(boxAround(svg, shop.subnet("app-b")).style()).isEqualTo("private");
        assertThat(boxAround(svg, instances.get("app-a")).style()).isEqualTo("item");
        assertThat(boxAround(svg, instances.get("app-b")).style()).isEqualTo("item dead");
        assertThat(boxAround(svg, shop.natGateway("web-a")).style()).isEqualTo("gateway");
    }

    // ---- ways

    private Endpoint end(String name) {
        return name.equals("internet") ? Endpoint.internet() : Endpoint.instance(instances.get(name));
    }

    private static List<int[]> way(Document svg) {
        return Stream.of(all(svg, "polyline").get(0).getAttribute("points").trim().split(" "))
                .map(point -> Stream.of(point.split(",")).mapToInt(Integer::parseInt).toArray()).toList();
    }

    /** The end of the way is at the box with the text; whether it is a cross says the style. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            web-a    | app-a    | 8080 | way         | web-a        | app-a
            web-a    | db-a     | 5432 | way dropped | web-a        | db-a
            internet | web-b    | 443  | way         | the internet | web-b
            internet | app-a    | 443  | way dropped | the internet | igw
            app-a    | internet | 443  | way         | app-a        | the internet
            db-a     | internet | 443  | way dropped | db-a         | subnet db-a
            """)
    void aWayGoesFromItsSourceToWhereItEnds(String source, String target, int port, String style, String from,
            String to) {
        Verdict verdict = cloud.network().trace(Flow.tcp(end(source), end(target), port));
        Document svg = parse(cloud.network().toSvg(verdict));
        assertThat(all(svg, "polyline")).singleElement()
                .satisfies(line -> assertThat(line.getAttribute("class")).isEqualTo(style));
        List<int[]> way = way(svg);
        int[] first = way.get(0);
        int[] last = way.get(way.size() - 1);
        assertThat(boxAround(svg, textOf(from)).holds(first[0], first[1])).as("begins at %s", from).isTrue();
        assertThat(boxAround(svg, textOf(to)).holds(last[0], last[1])).as("ends at %s", to).isTrue();
        for (int i = 1; i < way.size(); i++) {
            assertThat(way.get(i)[0] == way.get(i - 1)[0] || way.get(i)[1] == way.get(i - 1)[1])
                    .as("upright or level").isTrue();
        }
    }

    private String textOf(String name) {
        return name.equals("igw") ? shop.internetGatewayId() : name.startsWith("subnet ")
                ? shop.subnet(name.substring(7)) : instances.getOrDefault(name, name);
    }

    @Test
    void aWayBetweenVpcsPassesThePeeringInBoth() {
        ec2.createRoute(r -> r.routeTableId(shop.routeTable("public")).destinationCidrBlock("10.1.0.0/16")
                .vpcPeeringConnectionId(peering));
        String subnet = ec2.describeSubnets(r -> r.filters(f -> f.name("vpc-id").values(tools))).subnets().get(0)
                .subnetId();
        launch("tool", subnet, ec2.describeSecurityGroups(r -> r.filters(f -> f.name("vpc-id").values(tools)))
                .securityGroups().get(0).groupId());
        Document svg = parse(cloud.network().toSvg(cloud.network().trace(
                Flow.tcp(end("web-a"), end("tool"), 22))));
        List<Text> chips = texts(svg).stream().filter(text -> text.content().equals(peering)).toList();
        assertThat(chips).hasSize(2).allSatisfy(chip -> {
            Box box = boxes(svg).stream().filter(one -> one.holds(chip.x(), chip.y()))
                    .reduce((outer, inner) -> inner).orElseThrow();
            assertThat(way(svg)).anyMatch(point -> box.holds(point[0], point[1]));
        });
    }

    @Test
    void withoutAWayThereIsNoLine() {
        assertThat(all(parse(cloud.network().toSvg()), "polyline")).isEmpty();
    }

    @Test
    void anEmptyCloudHasAPictureToo() {
        try (FakeCloud empty = FakeCloud.create()) {
            assertThat(texts(parse(empty.network().toSvg()))).extracting(Text::content)
                    .containsExactly("the internet");
        }
    }

    // ---- as text

    @Test
    void theCloudDescribesItsNetworksByIndentation() {
        List<String> lines = cloud.describe().lines().toList();
        int vpc = lines.indexOf("  " + shop.vpcId() + "  \"shop\"  10.0.0.0/16");
        assertThat(lines.get(vpc + 1)).isEqualTo("    " + shop.internetGatewayId() + "  \"shop\"  available");
        int zone = lines.indexOf("    us-east-1b");
        assertThat(zone).isGreaterThan(vpc);
        assertThat(lines.get(zone + 1)).isEqualTo("      " + shop.subnet("web-b") + "  \"web-b\"  10.0.1.0/24  public");
        assertThat(lines.get(zone + 2)).startsWith("        " + instances.get("web-b") + "  \"<b>")
                .containsPattern("\u2026\"  running  10\\.0\\.1\\.[0-9]+ / [0-9.]+$");
        assertThat(lines).contains("      " + shop.subnet("db-b") + "  \"db-b\"  10.0.5.0/24  private",
                "        " + shop.natGateway("web-a") + "  \"web-a\"  available",
                "    " + peering + "  active");
    }
}
