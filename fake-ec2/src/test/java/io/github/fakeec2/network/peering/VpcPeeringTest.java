package io.github.fakeec2.network.peering;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CidrBlock;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

class VpcPeeringTest {

    private static final String OTHER_ACCOUNT = "210987654321";

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final Ec2Client other = cloud.account(OTHER_ACCOUNT).ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    private static String vpc(Ec2Client client, String cidr) {
        return client.createVpc(r -> r.cidrBlock(cidr)).vpc().vpcId();
    }

    private String request(String vpc, String peer) {
        return ec2.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer)).vpcPeeringConnection()
                .vpcPeeringConnectionId();
    }

    private static VpcPeeringConnection describe(Ec2Client client, String id) {
        return client.describeVpcPeeringConnections(r -> r.vpcPeeringConnectionIds(id)).vpcPeeringConnections().get(0);
    }

    private static String accept(Ec2Client client, String id) {
        return client.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id)).vpcPeeringConnection().status()
                .message();
    }

    @Test
    void aRequestIsMadeAcceptedAndBecomesActive() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(other, "10.1.0.0/16");
        VpcPeeringConnection made = ec2.createVpcPeeringConnection(
                r -> r.vpcId(vpc).peerVpcId(peer).peerOwnerId(OTHER_ACCOUNT)).vpcPeeringConnection();
        String id = made.vpcPeeringConnectionId();

        assertThat(made.status().codeAsString()).isEqualTo("initiating-request");
        assertThat(made.status().message()).isEqualTo("Initiating Request to " + OTHER_ACCOUNT);
        assertThat(made.requesterVpcInfo().cidrBlock()).isEqualTo("10.0.0.0/16");
        assertThat(made.accepterVpcInfo().cidrBlock()).isNull();
        assertThat(describe(other, id).status().message()).isEqualTo("Pending Acceptance by " + OTHER_ACCOUNT);
        assertThat(accept(other, id)).isEqualTo("Provisioning");
        for (Ec2Client side : List.of(ec2, other)) {
            VpcPeeringConnection active = describe(side, id);
            assertThat(active.status().codeAsString()).isEqualTo("active");
            assertThat(active.status().message()).isEqualTo("Active");
            assertThat(active.requesterVpcInfo().ownerId()).isEqualTo(cloud.accountId());
            assertThat(active.requesterVpcInfo().vpcId()).isEqualTo(vpc);
            assertThat(active.accepterVpcInfo().ownerId()).isEqualTo(OTHER_ACCOUNT);
            assertThat(active.accepterVpcInfo().region()).isEqualTo("us-east-1");
            assertThat(active.accepterVpcInfo().cidrBlockSet()).extracting(CidrBlock::cidrBlock)
                    .containsExactly("10.1.0.0/16");
            assertThat(active.accepterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc()).isFalse();
        }
    }

    @Test
    void regionsArePeeredToo() {
        Ec2Client ireland = cloud.account(OTHER_ACCOUNT).client(Ec2Client.class, "eu-west-1");
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(ireland, "10.1.0.0/16");
        String id = ec2.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer).peerOwnerId(OTHER_ACCOUNT)
                .peerRegion("eu-west-1")).vpcPeeringConnection().vpcPeeringConnectionId();

        assertThat(other.describeVpcPeeringConnections().vpcPeeringConnections()).isEmpty();
        accept(ireland, id);

        assertThat(describe(ec2, id).status().codeAsString()).isEqualTo("active");
        assertThat(describe(ireland, id).accepterVpcInfo().region()).isEqualTo("eu-west-1");
        assertThat(describe(ireland, id).requesterVpcInfo().region()).isEqualTo("us-east-1");
    }

    @Test
    void aChangedRangeIsShownOnTheOtherSideAtOnce() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(other, "10.1.0.0/16");
        String id = ec2.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer).peerOwnerId(OTHER_ACCOUNT))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        accept(other, id);
        assertThat(describe(ec2, id).accepterVpcInfo().cidrBlockSet()).hasSize(1);

        other.associateVpcCidrBlock(r -> r.vpcId(peer).cidrBlock("10.2.0.0/16"));

        other.describeVpcs();
        assertThat(describe(ec2, id).accepterVpcInfo().cidrBlockSet()).extracting(CidrBlock::cidrBlock)
                .containsExactly("10.1.0.0/16", "10.2.0.0/16");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16,   10.0.0.0/16",
        "10.0.0.0/16,   10.0.128.0/20",
        "10.0.128.0/20, 10.0.0.0/16",
    })
    void overlappingRangesCannotBePeered(String cidr, String peerCidr) {
        assertFails(vpc(ec2, cidr), vpc(ec2, peerCidr));
    }

    @Test
    void overlappingSecondaryRangesCannotBePeered() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(ec2, "10.5.0.0/16");
        ec2.associateVpcCidrBlock(r -> r.vpcId(peer).cidrBlock("10.0.0.0/24"));
        ec2.describeVpcs();
        assertFails(vpc, peer);
    }

    @Test
    void aVpcThatDoesNotExistOrIsTheSameCannotBePeeredWith() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        assertFails(vpc, "vpc-0123456789abcdef0");
        assertFails(vpc, vpc);
        assertFails(vpc, vpc(other, "10.1.0.0/16")); // of another account, which the request does not name
    }

    private void assertFails(String vpc, String peer) {
        String id = request(vpc, peer);
        assertThat(describe(ec2, id).status().codeAsString()).isEqualTo("failed");
        assertThat(describe(ec2, id).status().message())
                .isEqualTo("Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range");
    }

    @Test
    void theSameRequestAgainGivesTheSameConnection() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(ec2, "10.1.0.0/16");
        String id = request(vpc, peer);
        assertThat(request(vpc, peer)).isEqualTo(id);
        accept(ec2, id);
        assertThat(request(vpc, peer)).isEqualTo(id);
        ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        assertThat(request(vpc, peer)).isNotEqualTo(id);
    }

    @Test
    void aRequestTheOtherWayRoundCannotBeAcceptedWhileTheVpcsArePeered() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(ec2, "10.1.0.0/16");
        accept(ec2, request(vpc, peer));
        String back = request(peer, vpc);
        ec2.describeVpcs();
        assertRefused("VpcPeeringConnectionAlreadyExists",
                "The vpc peering connection identified by " + back + " already exists.", () -> accept(ec2, back));
    }

    @Test
    void aVpcThatIsPeeredOrAskedCannotGoAndOneThatOnlyAsksTakesItsRequestAlong() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(other, "10.1.0.0/16");
        String id = ec2.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer).peerOwnerId(OTHER_ACCOUNT))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        String inUse = "The vpc '" + peer + "' has dependencies and cannot be deleted.";
        assertRefused("DependencyViolation", inUse, () -> other.deleteVpc(r -> r.vpcId(peer)));
        accept(other, id);
        assertRefused("DependencyViolation", () -> ec2.deleteVpc(r -> r.vpcId(vpc)));
        assertRefused("DependencyViolation", inUse, () -> other.deleteVpc(r -> r.vpcId(peer)));
        other.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));

        String again = ec2.createVpcPeeringConnection(
                r -> r.vpcId(vpc).peerVpcId(peer).peerOwnerId(OTHER_ACCOUNT))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        ec2.deleteVpc(r -> r.vpcId(vpc));
        assertThat(describe(other, again).status().codeAsString()).isEqualTo("deleted");
        other.deleteVpc(r -> r.vpcId(peer));
    }

    @Test
    void aRouteToAConnectionIsABlackholeUntilItIsActiveAndFromItsEndOn() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        String id = request(vpc, vpc(ec2, "10.1.0.0/16"));
        String table = ec2.describeRouteTables(r -> r.filters(filter("vpc-id", vpc))).routeTables().get(0)
                .routeTableId();
        ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("10.1.0.0/16").vpcPeeringConnectionId(id));
        assertThat(routeState(table)).isEqualTo("blackhole");
        accept(ec2, id);
        assertThat(routeState(table)).isEqualTo("active");
        ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        assertThat(routeState(table)).isEqualTo("blackhole");
    }

    private String routeState(String table) {
        return ec2.describeRouteTables(r -> r.routeTableIds(table)).routeTables().get(0).routes().stream()
                .filter(route -> route.vpcPeeringConnectionId() != null).findFirst().orElseThrow().stateAsString();
    }

    @Test
    void quotasLimitRequestsAndConnections() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(ec2, "10.1.0.0/16");
        String third = vpc(ec2, "10.2.0.0/16");
        cloud.quotas().set(Quota.OUTSTANDING_PEERING_REQUESTS, 1);
        String id = request(vpc, peer);
        assertRefused("OutstandingVpcPeeringConnectionLimitExceeded", () -> request(vpc, third));
        accept(ec2, id);

        cloud.quotas().set(Quota.PEERING_CONNECTIONS_PER_VPC, 1);
        String more = request(third, vpc);
        ec2.describeVpcs();
        assertRefused("VpcPeeringConnectionsPerVpcLimitExceeded", () -> accept(ec2, more));
    }

    @Test
    void eachSideHasTagsOfItsOwn() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(other, "10.1.0.0/16");
        String id = ec2.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer).peerOwnerId(OTHER_ACCOUNT)
                .tagSpecifications(TagSpecification.builder().resourceType(ResourceType.VPC_PEERING_CONNECTION)
                        .tags(tag("side", "requester")).build()))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        accept(other, id);
        other.createTags(r -> r.resources(id).tags(tag("side", "accepter")));
        assertThat(describe(ec2, id).tags()).containsExactly(tag("side", "requester"));
        assertThat(describe(other, id).tags()).containsExactly(tag("side", "accepter"));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    @ParameterizedTest
    @CsvSource({
        "accepter-vpc-info.cidr-block,  10.1.0.0/16",
        "accepter-vpc-info.owner-id,    210987654321",
        "requester-vpc-info.cidr-block, 10.0.0.0/16",
        "requester-vpc-info.owner-id,   123456789012",
        "status-code,                   active",
        "status-message,                Active",
        "tag:Name,                      wanted",
        "tag-key,                       Name",
    })
    void filtersFindWhatTheyAreDocumentedToFind(String name, String value) {
        String peer = vpc(other, "10.1.0.0/16");
        String wanted = ec2.createVpcPeeringConnection(
                r -> r.vpcId(vpc(ec2, "10.0.0.0/16")).peerVpcId(peer).peerOwnerId(OTHER_ACCOUNT))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        accept(other, wanted);
        ec2.createTags(r -> r.resources(wanted).tags(tag("Name", "wanted")));
        if (!name.equals("requester-vpc-info.owner-id")) {
            request(vpc(ec2, "10.5.0.0/16"), vpc(ec2, "10.6.0.0/16"));
        }
        assertThat(found(name, value)).containsExactly(wanted);
    }

    @Test
    void filtersFindByVpcAndIdAndExpiry() {
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(ec2, "10.1.0.0/16");
        String wanted = request(vpc, peer);
        request(vpc(ec2, "10.5.0.0/16"), vpc(ec2, "10.6.0.0/16"));
        assertThat(found("requester-vpc-info.vpc-id", vpc)).containsExactly(wanted);
        assertThat(found("accepter-vpc-info.vpc-id", peer)).containsExactly(wanted);
        assertThat(found("vpc-peering-connection-id", wanted)).containsExactly(wanted);
        assertThat(found("expiration-time", describe(ec2, wanted).expirationTime().toString())).contains(wanted);
    }

    private List<String> found(String name, String value) {
        return ec2.describeVpcPeeringConnections(r -> r.filters(filter(name, value))).vpcPeeringConnections().stream()
                .map(VpcPeeringConnection::vpcPeeringConnectionId).toList();
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 6; i++) {
            request(vpc(ec2, "10.0.0.0/16"), "vpc-0123456789abcde0" + i);
            cloud.quotas().set(Quota.VPCS_PER_REGION, 20);
        }
        assertThat(ec2.describeVpcPeeringConnectionsPaginator(r -> r.maxResults(5)).vpcPeeringConnections())
                .hasSize(6);
        assertRefused("InvalidParameterValue", "Value ( 4 ) for parameter MaxResults is invalid. Expecting a value"
                + " greater than or equal to 5.", () -> ec2.describeVpcPeeringConnections(r -> r.maxResults(4)));
    }

    // ---- options

    private String active(String peerAccount) {
        Ec2Client peerClient = cloud.account(peerAccount).ec2();
        String vpc = vpc(ec2, "10.0.0.0/16");
        String peer = vpc(peerClient, "10.1.0.0/16");
        ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(v -> v.value(true)));
        peerClient.modifyVpcAttribute(r -> r.vpcId(peer).enableDnsHostnames(v -> v.value(true)));
        String id = ec2.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer).peerOwnerId(peerAccount))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        accept(peerClient, id);
        return id;
    }

    @Test
    void dnsResolutionIsSetForEachSide() {
        String id = active(cloud.accountId());
        var response = ec2.modifyVpcPeeringConnectionOptions(r -> r.vpcPeeringConnectionId(id)
                .requesterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(true))
                .accepterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(false)));
        assertThat(response.requesterPeeringConnectionOptions().allowDnsResolutionFromRemoteVpc()).isTrue();
        assertThat(response.accepterPeeringConnectionOptions().allowDnsResolutionFromRemoteVpc()).isFalse();
        assertThat(describe(ec2, id).requesterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc()).isTrue();
    }

    @Test
    void theOptionsOfASideAreChangedByWhoHasIt() {
        String id = active(OTHER_ACCOUNT);
        assertRefused("OperationNotPermitted", () -> ec2.modifyVpcPeeringConnectionOptions(r ->
                r.vpcPeeringConnectionId(id)
                        .accepterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(true))));
        other.modifyVpcPeeringConnectionOptions(r -> r.vpcPeeringConnectionId(id)
                .accepterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(true)));
        assertThat(describe(ec2, id).accepterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc()).isTrue();
    }

    @Test
    void optionsNeedAnActiveConnectionAndVpcsWithDnsHostnames() {
        String id = request(vpc(ec2, "10.0.0.0/16"), vpc(ec2, "10.1.0.0/16"));
        Runnable modify = () -> ec2.modifyVpcPeeringConnectionOptions(r -> r.vpcPeeringConnectionId(id)
                .requesterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(true)));
        assertRefused("OperationNotPermitted", "Peering " + id + " is not active. Peering options can be added only"
                + " to active peerings.", modify::run);
        accept(ec2, id);
        assertRefused("InvalidVpcPeeringConnectionState.DnsHostnamesDisabled", modify::run);
        assertRefused("MissingParameter",
                () -> ec2.modifyVpcPeeringConnectionOptions(r -> r.vpcPeeringConnectionId(id)));
        assertThatExceptionOfType(NotSimulatedException.class).isThrownBy(
                () -> ec2.modifyVpcPeeringConnectionOptions(r -> r.vpcPeeringConnectionId(id)
                        .requesterPeeringConnectionOptions(o -> o.allowEgressFromLocalClassicLinkToRemoteVpc(true))));
    }

    // ---- bad input

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-,                      vpc-0123456789abcdef0, -,            -,         MissingParameter",
        "own,                    -,                     -,            -,         MissingParameter",
        "vpc-0123456789abcdef0,  own,                   -,            -,         InvalidVpcID.NotFound",
        "vpc-x,                  own,                   -,            -,         InvalidVpcID.Malformed",
        "own,                    vpc-x,                 -,            -,         InvalidVpcID.Malformed",
        "own,                    own,                   12345,        -,         InvalidParameterValue",
        "own,                    own,                   12345678901x, -,         InvalidParameterValue",
        "own,                    own,                   -,            eu-west-9, InvalidParameterValue",
    })
    void aRequestWithBadParametersIsRefused(String vpc, String peer, String owner, String region, String code) {
        String own = vpc(ec2, "10.0.0.0/16");
        assertRefused(code, () -> ec2.createVpcPeeringConnection(r -> r.vpcId("own".equals(vpc) ? own : vpc)
                .peerVpcId("own".equals(peer) ? own : peer).peerOwnerId(owner).peerRegion(region)));
    }

    @Test
    void idsAreChecked() {
        assertRefused("InvalidVpcPeeringConnectionId.Malformed", "Invalid id: \"pcx-x\" (expecting \"pcx-...\")",
                () -> ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId("pcx-x")));
        assertRefused("InvalidVpcPeeringConnectionID.NotFound",
                "The vpcPeeringConnection ID 'pcx-0123456789abcdef0' does not exist",
                () -> ec2.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId("pcx-0123456789abcdef0")));
        assertRefused("MissingParameter", "The request must contain the parameter vpcPeeringConnectionId",
                () -> ec2.rejectVpcPeeringConnection(r -> { }));
    }

    @Test
    void aVpcThatGotAnOverlappingRangeBeforeTheConnectionWasActiveCannotBePeered() {
        try (var manual = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            Ec2Client client = manual.ec2();
            String vpc = vpc(client, "10.0.0.0/16");
            String peer = vpc(client, "10.5.0.0/16");
            String id = client.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer)).vpcPeeringConnection()
                    .vpcPeeringConnectionId();
            manual.time().advance(Duration.ofSeconds(10));
            client.associateVpcCidrBlock(r -> r.vpcId(peer).cidrBlock("10.0.1.0/24"));
            manual.time().advance(Duration.ofSeconds(10));
            accept(client, id);
            manual.time().advance(Duration.ofSeconds(10));
            assertThat(describe(client, id).status().codeAsString()).isEqualTo("failed");
        }
    }
}
