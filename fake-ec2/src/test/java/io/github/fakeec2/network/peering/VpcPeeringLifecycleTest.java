package io.github.fakeec2.network.peering;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/** Who may do what with a VPC peering connection, and when it comes to its end by itself. */
class VpcPeeringLifecycleTest {

    private static final Duration STEP = Duration.ofSeconds(10);

    private static final String REFUSED = "OperationNotPermitted";
    private static final String TRANSITION = "InvalidStateTransition";
    private static final String ABSENT = "InvalidVpcPeeringConnectionID.NotFound";

    /** For each state what comes of accepting, rejecting and deleting, by the requester and by the accepter. */
    private static final String TABLE = """
            initiating-request | refused refused transition | absent       absent     absent
            failed             | refused refused transition | absent       absent     absent
            pending-acceptance | refused refused deleted    | provisioning rejected   refused
            expired            | refused refused transition | transition   transition transition
            rejected           | refused refused transition | transition   transition transition
            provisioning       | refused refused transition | transition   transition transition
            active             | refused refused deleted    | transition   transition deleted
            deleting           | refused refused transition | transition   transition transition
            deleted            | refused refused transition | transition   transition transition
            """;

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client requester = cloud.ec2();
    private Ec2Client accepter = cloud.account("210987654321").ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    static Stream<Arguments> cells() {
        return TABLE.lines().flatMap(line -> {
            String[] parts = line.split("\\|");
            List<String> operations = List.of("accept", "reject", "delete");
            return Stream.of("requester", "accepter").flatMap(side -> {
                String[] results = parts[side.equals("requester") ? 1 : 2].strip().split(" +");
                return Stream.of(0, 1, 2)
                        .map(i -> Arguments.of(parts[0].strip(), side, operations.get(i), results[i]));
            });
        });
    }

    @ParameterizedTest
    @MethodSource("cells")
    void eachSideMayDoInEachStateWhatTheLifecycleAllows(String state, String side, String operation, String result) {
        String id = into(state);
        Ec2Client client = side.equals("requester") ? requester : accepter;
        Runnable call = () -> perform(operation, client, id);
        switch (result) {
            case "refused" -> assertRefused(REFUSED, call::run);
            case "absent" -> assertRefused(ABSENT, call::run);
            case "transition" -> assertRefused(TRANSITION, "Invalid state transition for " + id
                    + ", attempted to transition from " + state + " to " + goalOf(operation), call::run);
            default -> call.run();
        }
        boolean done = !List.of("refused", "absent", "transition").contains(result);
        assertThat(stateOf(requester, id)).isEqualTo(done ? result : state);
        assertThat(seen(accepter, id)).allSatisfy( // none before the request has arrived
                peering -> assertThat(peering.status().codeAsString()).isEqualTo(done ? result : state));
    }

    private static void perform(String operation, Ec2Client client, String id) {
        switch (operation) {
            case "accept" -> client.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
            case "reject" -> client.rejectVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
            default -> client.deleteVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
        }
    }

    private static String goalOf(String operation) {
        return switch (operation) {
            case "accept" -> "provisioning";
            case "reject" -> "rejected";
            default -> "deleting";
        };
    }

    /** A connection between two accounts in the state; between two regions where only those have the state. */
    private String into(String state) {
        if (state.equals("deleting")) {
            accepter = cloud.account("210987654321").client(Ec2Client.class, "eu-west-1");
        }
        String id = request(state.equals("failed") ? "10.0.0.0/16" : "10.1.0.0/16");
        if (state.equals("initiating-request")) {
            return id;
        }
        cloud.time().advance(STEP);
        switch (state) {
            case "expired" -> cloud.time().advance(Duration.ofDays(7));
            case "rejected" -> perform("reject", accepter, id);
            case "provisioning" -> perform("accept", accepter, id);
            case "active", "deleting", "deleted" -> {
                perform("accept", accepter, id);
                cloud.time().advance(STEP);
                if (!state.equals("active")) {
                    perform("delete", requester, id);
                }
            }
            default -> { }
        }
        assertThat(stateOf(requester, id)).isEqualTo(state);
        return id;
    }

    private String request(String peerCidr) {
        String region = accepter == cloud.account("210987654321").ec2() ? null : "eu-west-1";
        String vpc = requester.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String peer = accepter.createVpc(r -> r.cidrBlock(peerCidr)).vpc().vpcId();
        return requester.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer).peerOwnerId("210987654321")
                .peerRegion(region)).vpcPeeringConnection().vpcPeeringConnectionId();
    }

    private static List<VpcPeeringConnection> seen(Ec2Client client, String id) {
        return client.describeVpcPeeringConnections().vpcPeeringConnections().stream()
                .filter(peering -> peering.vpcPeeringConnectionId().equals(id)).toList();
    }

    private static String stateOf(Ec2Client client, String id) {
        return seen(client, id).get(0).status().codeAsString();
    }

    @ParameterizedTest
    @CsvSource({
        "failed,    nobody,    2",
        "expired,   nobody,    48",
        "rejected,  accepter,  48",
        "deleted,   requester, 2",
        "deleted,   accepter,  48",
    })
    void whatHasEndedStaysVisibleToTheRequesterForHours(String state, String endedBy, int hours) {
        assertDisappears(requester, endedAs(state, endedBy), hours);
    }

    @ParameterizedTest
    @CsvSource({
        "expired,   nobody,    48",
        "rejected,  accepter,  2",
        "deleted,   requester, 48",
        "deleted,   accepter,  2",
    })
    void whatHasEndedStaysVisibleToTheAccepterForHours(String state, String endedBy, int hours) {
        assertDisappears(accepter, endedAs(state, endedBy), hours);
    }

    private String endedAs(String state, String endedBy) {
        if (!state.equals("deleted")) {
            return into(state);
        }
        String id = into("active");
        perform("delete", endedBy.equals("requester") ? requester : accepter, id);
        return id;
    }

    private void assertDisappears(Ec2Client client, String id, int hours) {
        cloud.time().advance(Duration.ofHours(hours).minusMinutes(1));
        assertThat(seen(client, id)).hasSize(1);
        cloud.time().advance(Duration.ofMinutes(1));
        assertThat(seen(client, id)).isEmpty();
        assertRefused(ABSENT, "The vpcPeeringConnection ID '" + id + "' does not exist",
                () -> client.describeVpcPeeringConnections(r -> r.vpcPeeringConnectionIds(id)));
    }

    @Test
    void withinOneAccountWhatWasRejectedGoesAfterTwoHoursOnBothSides() {
        String vpc = requester.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        Ec2Client elsewhere = cloud.client(Ec2Client.class, "eu-west-1");
        String peer = elsewhere.createVpc(r -> r.cidrBlock("10.1.0.0/16")).vpc().vpcId();
        String id = requester.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer).peerRegion("eu-west-1"))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        cloud.time().advance(STEP);
        perform("reject", elsewhere, id);

        assertDisappears(requester, id, 2);
        assertThat(seen(elsewhere, id)).isEmpty();
    }

    @Test
    void aRequestExpiresSevenDaysAfterItWasMadeAndSaysWhen() {
        String id = into("pending-acceptance");
        assertThat(seen(accepter, id).get(0).expirationTime())
                .isEqualTo(cloud.time().now().minus(STEP).plus(Duration.ofDays(7)));

        cloud.time().advance(Duration.ofDays(7).minus(STEP).minusSeconds(1));
        assertThat(stateOf(accepter, id)).isEqualTo("pending-acceptance");
        cloud.time().advance(Duration.ofSeconds(1));
        assertThat(stateOf(accepter, id)).isEqualTo("expired");
        assertThat(stateOf(requester, id)).isEqualTo("expired");
    }

    @Test
    void whatIsAcceptedExpiresNoMore() {
        String id = into("active");
        cloud.time().advance(Duration.ofDays(30));
        assertThat(stateOf(requester, id)).isEqualTo("active");
        assertThat(seen(requester, id).get(0).expirationTime()).isNull();
    }

    @Test
    void deletingTakesTimeBetweenRegionsAlone() {
        String id = into("deleting");
        assertThat(seen(accepter, id).get(0).status().message()).isEqualTo("Deleting");
        cloud.time().advance(STEP);
        assertThat(stateOf(requester, id)).isEqualTo("deleted");
        assertThat(seen(accepter, id).get(0).status().message()).isEqualTo("Deleted by 123456789012");
    }

    @Test
    void theAccepterAnswersInTheRegionOfTheAcceptersVpc() {
        accepter = cloud.account("210987654321").client(Ec2Client.class, "eu-west-1");
        String vpc = requester.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        Ec2Client elsewhere = cloud.client(Ec2Client.class, "eu-west-1");
        String peer = elsewhere.createVpc(r -> r.cidrBlock("10.1.0.0/16")).vpc().vpcId();
        String id = requester.createVpcPeeringConnection(r -> r.vpcId(vpc).peerVpcId(peer).peerRegion("eu-west-1"))
                .vpcPeeringConnection().vpcPeeringConnectionId();
        cloud.time().advance(STEP);

        String wrongRegion = "Incorrect region (us-east-1) specified for this request. VPC peering connection " + id;
        assertRefused(REFUSED, wrongRegion + " must be accepted in region eu-west-1",
                () -> perform("accept", requester, id));
        assertRefused(REFUSED, wrongRegion + " must be accepted or rejected in region eu-west-1",
                () -> perform("reject", requester, id));
        perform("accept", elsewhere, id);
    }

    @Test
    void nobodyElseAcceptsOrDeletesARequest() {
        String id = into("pending-acceptance");
        assertRefused(REFUSED, "User (123456789012) cannot accept peering " + id,
                () -> perform("accept", requester, id));
        assertRefused(REFUSED, "User (210987654321) cannot delete peering " + id,
                () -> perform("delete", accepter, id));
    }
}
