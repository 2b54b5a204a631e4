package io.github.fakeec2.network.transit;

import static io.github.fakeec2.Refusals.assertRefused;
import static io.github.fakeec2.network.transit.Net.attach;
import static io.github.fakeec2.network.transit.Net.defaultVpc;
import static io.github.fakeec2.network.transit.Net.filter;
import static io.github.fakeec2.network.transit.Net.subnets;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TransitGatewayMulticastDomain;
import software.amazon.awssdk.services.ec2.model.TransitGatewayMulticastGroup;

class TransitGatewayMulticastTest {

    private static final String GROUP = "224.0.1.9";

    private static String gateway(Ec2Client ec2) {
        return ec2.createTransitGateway(r -> r.options(o -> o.multicastSupport("enable"))).transitGateway()
                .transitGatewayId();
    }

    private static String domain(Ec2Client ec2, String gateway) {
        return ec2.createTransitGatewayMulticastDomain(r -> r.transitGatewayId(gateway)
                .options(o -> o.staticSourcesSupport("enable"))).transitGatewayMulticastDomain()
                .transitGatewayMulticastDomainId();
    }

    /** A domain with the first subnet of the default VPC in it, and an interface there. */
    private record Setting(Ec2Client ec2, String gateway, String domain, String attachment, String subnet,
            String eni) {

        static Setting of(Ec2Client ec2) {
            String gateway = TransitGatewayMulticastTest.gateway(ec2);
            String subnet = subnets(ec2, defaultVpc(ec2)).get(0);
            String attachment = attach(ec2, gateway, defaultVpc(ec2), subnet);
            String domain = TransitGatewayMulticastTest.domain(ec2, gateway);
            ec2.associateTransitGatewayMulticastDomain(r -> r.transitGatewayMulticastDomainId(domain)
                    .transitGatewayAttachmentId(attachment).subnetIds(subnet));
            return new Setting(ec2, gateway, domain, attachment, subnet, Net.interfaceIn(ec2, subnet));
        }

        void member(String group, String... interfaces) {
            ec2.registerTransitGatewayMulticastGroupMembers(r -> r.transitGatewayMulticastDomainId(domain)
                    .groupIpAddress(group).networkInterfaceIds(interfaces));
        }

        void source(String group, String... interfaces) {
            ec2.registerTransitGatewayMulticastGroupSources(r -> r.transitGatewayMulticastDomainId(domain)
                    .groupIpAddress(group).networkInterfaceIds(interfaces));
        }

        List<TransitGatewayMulticastGroup> search(Filter... filters) {
            return ec2.searchTransitGatewayMulticastGroups(
                    r -> r.transitGatewayMulticastDomainId(domain).filters(filters)).multicastGroups();
        }

        List<String> associations(Filter... filters) {
            return ec2.getTransitGatewayMulticastDomainAssociations(
                    r -> r.transitGatewayMulticastDomainId(domain).filters(filters)).multicastDomainAssociations()
                    .stream().map(association -> association.subnet().subnetId() + " "
                            + association.subnet().stateAsString()).toList();
        }
    }

    @Test
    void aDomainIsMadeAndDeleted() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String gateway = gateway(ec2);
            TransitGatewayMulticastDomain made = ec2.createTransitGatewayMulticastDomain(
                    r -> r.transitGatewayId(gateway).options(o -> o.igmpv2Support("enable")))
                    .transitGatewayMulticastDomain();
            assertThat(made.stateAsString()).isEqualTo("pending");
            String id = made.transitGatewayMulticastDomainId();
            TransitGatewayMulticastDomain domain = ec2.describeTransitGatewayMulticastDomains(
                    r -> r.filters(filter("state", "available"), filter("transit-gateway-id", gateway),
                            filter("transit-gateway-multicast-domain-id", id))).transitGatewayMulticastDomains().get(0);
            assertThat(domain.options().igmpv2SupportAsString()).isEqualTo("enable");
            assertThat(domain.options().staticSourcesSupportAsString()).isEqualTo("disable");
            assertThat(domain.options().autoAcceptSharedAssociationsAsString()).isEqualTo("disable");
            assertThat(domain.transitGatewayMulticastDomainArn())
                    .endsWith("transit-gateway-multicast-domain/" + id);
            assertRefused("IncorrectState",
                    gateway + " has non-deleted Transit Gateway Multicast Domains: " + id + ".",
                    () -> ec2.deleteTransitGateway(r -> r.transitGatewayId(gateway)));
            assertThat(ec2.deleteTransitGatewayMulticastDomain(r -> r.transitGatewayMulticastDomainId(id))
                    .transitGatewayMulticastDomain().stateAsString()).isEqualTo("deleting");
            assertRefused("InvalidTransitGatewayMulticastDomainId.NotFound",
                    "Transit Gateway Multicast Domain " + id + " was deleted or does not exist.",
                    () -> ec2.deleteTransitGatewayMulticastDomain(r -> r.transitGatewayMulticastDomainId(id)));
            ec2.deleteTransitGateway(r -> r.transitGatewayId(gateway));
        }
    }

    @Test
    void aDomainNeedsAGatewayThatSpeaksMulticast() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertRefused("UnsupportedOperation", () -> domain(ec2, Net.gateway(ec2)));
            cloud.quotas().set(Quota.TRANSIT_GATEWAY_MULTICAST_DOMAINS, 1);
            String gateway = gateway(ec2);
            domain(ec2, gateway);
            assertRefused("TransitGatewayMulticastDomainLimitExceeded", () -> domain(ec2, gateway));
        }
    }

    @Test
    void subnetsComeAndGo() {
        try (var cloud = FakeCloud.create()) {
            Setting set = Setting.of(cloud.ec2());
            String other = subnets(set.ec2(), defaultVpc(set.ec2())).get(1);
            assertThat(set.associations()).containsExactly(set.subnet() + " associated");
            var answer = set.ec2().associateTransitGatewayMulticastDomain(
                    r -> r.transitGatewayMulticastDomainId(set.domain())
                            .transitGatewayAttachmentId(set.attachment()).subnetIds(other)).associations();
            assertThat(answer.subnets().get(0).stateAsString()).isEqualTo("associating");
            assertThat(answer.resourceTypeAsString()).isEqualTo("vpc");
            assertThat(set.associations(filter("subnet-id", other), filter("state", "associated"),
                    filter("resource-id", defaultVpc(set.ec2())), filter("resource-type", "vpc"),
                    filter("transit-gateway-attachment-id", set.attachment()))).hasSize(1);
            assertRefused("Resource.AlreadyAssociated", () -> set.ec2().associateTransitGatewayMulticastDomain(
                    r -> r.transitGatewayMulticastDomainId(domain(set.ec2(), set.gateway()))
                            .transitGatewayAttachmentId(set.attachment()).subnetIds(other)));
            assertRefused("DependencyViolation", () -> set.ec2().deleteSubnet(r -> r.subnetId(other)));
            assertRefused("IncorrectState", () -> set.ec2().deleteTransitGatewayMulticastDomain(
                    r -> r.transitGatewayMulticastDomainId(set.domain())));
            assertThat(set.ec2().disassociateTransitGatewayMulticastDomain(
                    r -> r.transitGatewayMulticastDomainId(set.domain())
                            .transitGatewayAttachmentId(set.attachment()).subnetIds(other)).associations()
                    .subnets().get(0).stateAsString()).isEqualTo("disassociating");
            assertThat(set.associations()).containsExactly(set.subnet() + " associated");
            assertRefused("InvalidTransitGatewayMulticastDomainAssociation.NotFound",
                    () -> set.ec2().disassociateTransitGatewayMulticastDomain(
                            r -> r.transitGatewayMulticastDomainId(set.domain())
                                    .transitGatewayAttachmentId(set.attachment()).subnetIds(other)));
        }
    }

    @Test
    void membersAndSourcesAreFound() {
        try (var cloud = FakeCloud.create()) {
            Setting set = Setting.of(cloud.ec2());
            set.member(GROUP, set.eni());
            set.source("ff05::1:3", set.eni());
            TransitGatewayMulticastGroup member = set.search(filter("is-group-member", "true")).get(0);
            assertThat(member.groupIpAddress()).isEqualTo(GROUP);
            assertThat(member.networkInterfaceId()).isEqualTo(set.eni());
            assertThat(member.subnetId()).isEqualTo(set.subnet());
            assertThat(member.memberTypeAsString()).isEqualTo("static");
            assertThat(member.groupSource()).isFalse();
            assertThat(set.search(filter("is-group-source", "true"), filter("source-type", "static"),
                    filter("group-ip-address", "ff05::1:3"))).hasSize(1);
            assertThat(set.search(filter("member-type", "static"), filter("subnet-id", set.subnet()),
                    filter("resource-type", "vpc"), filter("resource-id", "vpc-*"),
                    filter("transit-gateway-attachment-id", set.attachment()))).hasSize(1);
            assertThat(set.search()).hasSize(2);
            assertRefused("TransitGatewayMulticastGroupMember.Duplicate", () -> set.member(GROUP, set.eni()));
            assertRefused("TransitGatewayMulticastGroupSource.Duplicate", () -> set.source("ff05::1:3", set.eni()));
        }
    }

    @Test
    void membersAndSourcesAreDeregistered() {
        try (var cloud = FakeCloud.create()) {
            Setting set = Setting.of(cloud.ec2());
            set.member(GROUP, set.eni());
            set.source(GROUP, set.eni());
            assertThat(set.ec2().deregisterTransitGatewayMulticastGroupMembers(
                    r -> r.transitGatewayMulticastDomainId(set.domain()).groupIpAddress(GROUP)
                            .networkInterfaceIds(set.eni())).deregisteredMulticastGroupMembers()
                    .deregisteredNetworkInterfaceIds()).containsExactly(set.eni());
            assertThat(set.search()).hasSize(1);
            set.ec2().deregisterTransitGatewayMulticastGroupSources(
                    r -> r.transitGatewayMulticastDomainId(set.domain()).groupIpAddress(GROUP)
                            .networkInterfaceIds(set.eni()));
            assertThat(set.search()).isEmpty();
            assertRefused("TransitGatewayMulticastGroupMember.NotFound",
                    () -> set.ec2().deregisterTransitGatewayMulticastGroupMembers(
                            r -> r.transitGatewayMulticastDomainId(set.domain()).groupIpAddress(GROUP)
                                    .networkInterfaceIds(set.eni())));
            assertRefused("TransitGatewayMulticastGroupSource.NotFound",
                    () -> set.ec2().deregisterTransitGatewayMulticastGroupSources(
                            r -> r.transitGatewayMulticastDomainId(set.domain()).groupIpAddress(GROUP)
                                    .networkInterfaceIds(set.eni())));
        }
    }

    @Test
    void groupsEndWithTheSubnetOrTheAttachment() {
        try (var cloud = FakeCloud.create()) {
            Setting set = Setting.of(cloud.ec2());
            set.member(GROUP, set.eni());
            set.ec2().disassociateTransitGatewayMulticastDomain(
                    r -> r.transitGatewayMulticastDomainId(set.domain())
                            .transitGatewayAttachmentId(set.attachment()).subnetIds(set.subnet()));
            assertThat(set.search()).isEmpty();
            set.ec2().associateTransitGatewayMulticastDomain(r -> r.transitGatewayMulticastDomainId(set.domain())
                    .transitGatewayAttachmentId(set.attachment()).subnetIds(set.subnet()));
            set.member(GROUP, set.eni());
            set.ec2().deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(set.attachment()));
            assertThat(set.search()).isEmpty();
            assertThat(set.associations()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null       | ENI | MissingParameter",
        "10.0.0.1   | ENI | InvalidParameterValue",
        "fd00::1    | ENI | InvalidParameterValue",
        "nonsense   | ENI | InvalidParameterValue",
        "224.0.1.9  | null | MissingParameter",
        "224.0.1.9  | eni-0123456789abcdef0 | InvalidNetworkInterfaceID.NotFound",
        "224.0.1.9  | i-0123456789abcdef0 | InvalidNetworkInterfaceId.Malformed",
        "224.0.1.9  | ELSEWHERE | InvalidParameterValue",
    })
    void badMembersAreRefused(String group, String eni, String code) {
        try (var cloud = FakeCloud.create()) {
            Setting set = Setting.of(cloud.ec2());
            String elsewhere = Net.interfaceIn(set.ec2(), subnets(set.ec2(), defaultVpc(set.ec2())).get(1));
            String[] interfaces = eni == null ? new String[0] : new String[] {
                "ENI".equals(eni) ? set.eni() : "ELSEWHERE".equals(eni) ? elsewhere : eni};
            assertRefused(code, () -> set.member(group, interfaces));
            assertThat(set.search()).isEmpty();
        }
    }

    @Test
    void sourcesAreRegisteredWhereTheyAreStatic() {
        try (var cloud = FakeCloud.create()) {
            Setting set = Setting.of(cloud.ec2());
            String igmp = set.ec2().createTransitGatewayMulticastDomain(r -> r.transitGatewayId(set.gateway()))
                    .transitGatewayMulticastDomain().transitGatewayMulticastDomainId();
            assertRefused("UnsupportedOperation", () -> set.ec2().registerTransitGatewayMulticastGroupSources(
                    r -> r.transitGatewayMulticastDomainId(igmp).groupIpAddress(GROUP)
                            .networkInterfaceIds(set.eni())));
        }
    }

    @Test
    void subnetsOfAnotherAccountWaitToBeAccepted() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client hub = cloud.ec2();
            Ec2Client spoke = cloud.account("210987654321").ec2();
            String gateway = hub.createTransitGateway(r -> r.options(o -> o.multicastSupport("enable")
                    .autoAcceptSharedAttachments("enable"))).transitGateway().transitGatewayId();
            String domain = domain(hub, gateway);
            List<String> subnets = subnets(spoke, defaultVpc(spoke)).subList(0, 2);
            String attachment = attach(spoke, gateway, defaultVpc(spoke), subnets.get(0));
            assertThat(spoke.associateTransitGatewayMulticastDomain(r -> r.transitGatewayMulticastDomainId(domain)
                    .transitGatewayAttachmentId(attachment).subnetIds(subnets)).associations().subnets())
                    .allSatisfy(subnet -> assertThat(subnet.stateAsString()).isEqualTo("pendingAcceptance"));
            assertRefused("OperationNotPermitted", () -> spoke.acceptTransitGatewayMulticastDomainAssociations(
                    r -> r.transitGatewayMulticastDomainId(domain).transitGatewayAttachmentId(attachment)
                            .subnetIds(subnets.get(0))));
            assertThat(hub.acceptTransitGatewayMulticastDomainAssociations(
                    r -> r.transitGatewayMulticastDomainId(domain).transitGatewayAttachmentId(attachment)
                            .subnetIds(subnets.get(0))).associations().subnets().get(0).stateAsString())
                    .isEqualTo("associating");
            assertThat(hub.rejectTransitGatewayMulticastDomainAssociations(
                    r -> r.transitGatewayMulticastDomainId(domain).transitGatewayAttachmentId(attachment)
                            .subnetIds(subnets.get(1))).associations().subnets().get(0).stateAsString())
                    .isEqualTo("rejected");
            assertThat(hub.getTransitGatewayMulticastDomainAssociations(
                    r -> r.transitGatewayMulticastDomainId(domain)).multicastDomainAssociations())
                    .singleElement().satisfies(association -> {
                        assertThat(association.subnet().stateAsString()).isEqualTo("associated");
                        assertThat(association.resourceOwnerId()).isEqualTo("210987654321");
                    });
        }
    }
}
