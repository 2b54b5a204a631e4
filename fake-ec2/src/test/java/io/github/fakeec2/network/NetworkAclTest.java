package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IcmpTypeCode;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class NetworkAclTest {

    private static final String ABSENT = "acl-0123456789abcdef0";

    private static String vpcId(Ec2Client ec2) {
        return ec2.describeVpcs().vpcs().get(0).vpcId();
    }

    private static NetworkAcl defaultAcl(Ec2Client ec2) {
        return ec2.describeNetworkAcls().networkAcls().get(0);
    }

    private static String create(Ec2Client ec2) {
        return ec2.createNetworkAcl(r -> r.vpcId(vpcId(ec2))).networkAcl().networkAclId();
    }

    private static NetworkAcl get(Ec2Client ec2, String id) {
        return ec2.describeNetworkAcls(r -> r.networkAclIds(id)).networkAcls().get(0);
    }

    /** An entry that EC2 takes, for tests to change one thing in. */
    private static Consumer<CreateNetworkAclEntryRequest.Builder> https(String aclId) {
        return r -> r.networkAclId(aclId).ruleNumber(100).egress(false).ruleAction("allow").protocol("6")
                .cidrBlock("0.0.0.0/0").portRange(ports(443, 443));
    }

    private static void add(Ec2Client ec2, String aclId, Consumer<CreateNetworkAclEntryRequest.Builder> change) {
        ec2.createNetworkAclEntry(https(aclId).andThen(change));
    }

    private static PortRange ports(Integer from, Integer to) {
        return PortRange.builder().from(from).to(to).build();
    }

    private static IcmpTypeCode icmp(Integer type, Integer code) {
        return IcmpTypeCode.builder().type(type).code(code).build();
    }

    private static List<String> rules(NetworkAcl acl) {
        return acl.entries().stream().map(entry -> (entry.egress() ? "out " : "in ") + entry.ruleNumber() + " "
                + entry.ruleActionAsString() + " " + entry.protocol() + " "
                + (entry.cidrBlock() != null ? entry.cidrBlock() : entry.ipv6CidrBlock())).toList();
    }

    // ---- lists

    @Test
    void aNewListDeniesEverythingAndGuardsNothing() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            var tags = TagSpecification.builder().resourceType(ResourceType.NETWORK_ACL)
                    .tags(Tag.builder().key("team").value("a").build()).build();
            NetworkAcl made = ec2.createNetworkAcl(r -> r.vpcId(vpcId(ec2)).tagSpecifications(tags)).networkAcl();

            assertThat(made.networkAclId()).startsWith("acl-0");
            assertThat(made.vpcId()).isEqualTo(vpcId(ec2));
            assertThat(made.ownerId()).isEqualTo("123456789012");
            assertThat(made.isDefault()).isFalse();
            assertThat(made.associations()).isEmpty();
            assertThat(made.tags()).hasSize(1);
            assertThat(rules(made)).containsExactly("out 32767 deny -1 0.0.0.0/0", "in 32767 deny -1 0.0.0.0/0");
            assertThat(get(ec2, made.networkAclId())).isEqualTo(made);
        }
    }

    @Test
    void theDefaultListAllowsEverything() {
        try (var cloud = FakeCloud.create()) {
            assertThat(rules(defaultAcl(cloud.ec2()))).containsExactly(
                    "out 100 allow -1 0.0.0.0/0", "out 32767 deny -1 0.0.0.0/0",
                    "in 100 allow -1 0.0.0.0/0", "in 32767 deny -1 0.0.0.0/0");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter | The request must contain the parameter vpcId",
        "vpc-0123456789abcdef0 | InvalidVpcID.NotFound | The vpc ID 'vpc-0123456789abcdef0' does not exist",
        "acl-1 | InvalidVpcID.Malformed | Invalid id: \"acl-1\" (expecting \"vpc-...\")",
    })
    void aListIsMadeInAVpc(String vpcId, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            assertRefused(code, message, () -> cloud.ec2().createNetworkAcl(r -> r.vpcId(vpcId)));
        }
    }

    @Test
    void aVpcHoldsNoMoreListsThanTheQuota() {
        try (var cloud = FakeCloud.create()) {
            cloud.quotas().set(Quota.NETWORK_ACLS_PER_VPC, 2);
            create(cloud.ec2());
            assertRefused("NetworkAclLimitExceeded", "The maximum number of network acls has been reached.",
                    () -> create(cloud.ec2()));
        }
    }

    @Test
    void theDefaultListCannotGo() {
        try (var cloud = FakeCloud.create()) {
            String id = defaultAcl(cloud.ec2()).networkAclId();
            assertRefused("InvalidParameterValue", "Cannot delete default network ACL " + id,
                    () -> cloud.ec2().deleteNetworkAcl(r -> r.networkAclId(id)));
        }
    }

    @Test
    void aListThatGuardsASubnetCannotGo() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            NetworkAcl before = defaultAcl(ec2);
            String association = ec2.replaceNetworkAclAssociation(r -> r.networkAclId(id)
                    .associationId(before.associations().get(0).networkAclAssociationId())).newAssociationId();
            assertRefused("DependencyViolation", "The networkAcl '" + id + "' has dependencies and cannot be deleted.",
                    () -> ec2.deleteNetworkAcl(r -> r.networkAclId(id)));
            ec2.replaceNetworkAclAssociation(
                    r -> r.networkAclId(before.networkAclId()).associationId(association));
            ec2.deleteNetworkAcl(r -> r.networkAclId(id));
            assertRefused("InvalidNetworkAclID.NotFound", "The networkAcl ID '" + id + "' does not exist",
                    () -> get(ec2, id));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        ABSENT + " | InvalidNetworkAclID.NotFound | The networkAcl ID '" + ABSENT + "' does not exist",
        "acl-1 | InvalidNetworkAclId.Malformed | Invalid id: \"acl-1\" (expecting \"acl-...\")",
        "null | MissingParameter | The request must contain the parameter networkAclId",
        "'' | MissingParameter | The request must contain the parameter networkAclId",
    })
    void everyOperationNamesTheListItIsAbout(String id, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            assertRefused(code, message, () -> ec2.deleteNetworkAcl(r -> r.networkAclId(id)));
            assertRefused(code, message, () -> ec2.createNetworkAclEntry(https(id)));
            assertRefused(code, message, () -> ec2.replaceNetworkAclEntry(r -> r.networkAclId(id)));
            assertRefused(code, message, () -> ec2.deleteNetworkAclEntry(
                    r -> r.networkAclId(id).ruleNumber(100).egress(true)));
            assertRefused(code, message, () -> ec2.replaceNetworkAclAssociation(
                    r -> r.networkAclId(id).associationId("aclassoc-0123456789abcdef0")));
        }
    }

    // ---- who guards what

    @Test
    void aSubnetHasOneListAtATime() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            NetworkAcl before = defaultAcl(ec2);
            NetworkAclAssociation old = before.associations().get(0);
            String made = ec2.replaceNetworkAclAssociation(r -> r.networkAclId(id)
                    .associationId(old.networkAclAssociationId())).newAssociationId();

            assertThat(made).startsWith("aclassoc-0").isNotEqualTo(old.networkAclAssociationId());
            assertThat(get(ec2, id).associations()).containsExactly(
                    old.toBuilder().networkAclAssociationId(made).networkAclId(id).build());
            assertThat(defaultAcl(ec2).associations()).hasSize(before.associations().size() - 1).doesNotContain(old);
            assertRefused("InvalidAssociationID.NotFound",
                    "The association ID '" + old.networkAclAssociationId() + "' does not exist",
                    () -> ec2.replaceNetworkAclAssociation(r -> r.networkAclId(id)
                            .associationId(old.networkAclAssociationId())));
        }
    }

    @Test
    void replacingAnAssociationByItselfChangesNothing() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            NetworkAcl acl = defaultAcl(ec2);
            String association = acl.associations().get(0).networkAclAssociationId();

            assertThat(ec2.replaceNetworkAclAssociation(r -> r.networkAclId(acl.networkAclId())
                    .associationId(association)).newAssociationId()).isEqualTo(association);
            assertThat(defaultAcl(ec2)).isEqualTo(acl);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | MissingParameter | The request must contain the parameter associationId",
        "aclassoc-0123456789abcdef0 | InvalidAssociationID.NotFound | The association ID "
                + "'aclassoc-0123456789abcdef0' does not exist",
        "rtbassoc-1 | InvalidAssociationId.Malformed | Invalid id: \"rtbassoc-1\" (expecting \"aclassoc-...\")",
    })
    void anAssociationIsNamedByItsId(String id, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String acl = create(ec2);
            assertRefused(code, message,
                    () -> ec2.replaceNetworkAclAssociation(r -> r.networkAclId(acl).associationId(id)));
        }
    }

    // ---- entries

    @ParameterizedTest
    @CsvSource({"6, 6", "17, 17", "tcp, 6", "UDP, 17", "1, 1", "58, 58", "-1, -1", "50, 50", "0, 0", "255, 255"})
    void protocolsAreKeptByNumber(String given, String kept) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            add(ec2, id, r -> r.protocol(given).icmpTypeCode(icmp(8, -1)));
            NetworkAclEntry entry = get(ec2, id).entries().get(1);

            assertThat(entry.protocol()).isEqualTo(kept);
            assertThat(entry.portRange()).isEqualTo(kept.equals("6") || kept.equals("17") ? ports(443, 443) : null);
            assertThat(entry.icmpTypeCode()).isEqualTo(kept.equals("1") ? icmp(8, -1)
                    : kept.equals("58") ? icmp(-1, -1) : null);
        }
    }

    @Test
    void entriesAreInTheOrderOfTheirNumbers() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            add(ec2, id, r -> r.ruleNumber(32766));
            add(ec2, id, r -> r.ruleNumber(1).ruleAction("deny").cidrBlock("100.68.0.18/18"));
            add(ec2, id, r -> r.ruleNumber(1).egress(true));
            add(ec2, id, r -> r.ruleNumber(50).cidrBlock(null).ipv6CidrBlock("2001:DB8::1/32"));

            assertThat(rules(get(ec2, id))).containsExactly(
                    "out 1 allow 6 0.0.0.0/0", "out 32767 deny -1 0.0.0.0/0", "in 1 deny 6 100.68.0.0/18",
                    "in 50 allow 6 2001:db8::/32", "in 32766 allow 6 0.0.0.0/0", "in 32767 deny -1 0.0.0.0/0");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | The request must contain the parameter ruleNumber",
        "0 | Value (0) for parameter ruleNumber is invalid. Rule numbers must be between 1 and 32766",
        "-1 | Value (-1) for parameter ruleNumber is invalid. Rule numbers must be between 1 and 32766",
        "32767 | Value (32767) for parameter ruleNumber is invalid. Rule numbers must be between 1 and 32766",
        "32768 | Value (32768) for parameter ruleNumber is invalid. Rule numbers must be between 1 and 32766",
    })
    void entriesHaveNumbersThatUsersMayGive(Integer number, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            String code = number == null ? "MissingParameter" : "InvalidParameterValue";
            assertRefused(code, message, () -> add(ec2, id, r -> r.ruleNumber(number)));
            assertRefused(code, message, () -> ec2.replaceNetworkAclEntry(r -> r.networkAclId(id).ruleNumber(number)));
            assertRefused(code, message,
                    () -> ec2.deleteNetworkAclEntry(r -> r.networkAclId(id).ruleNumber(number).egress(false)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        // protocol | action | IPv4 | IPv6 | from | to | type | code
        "null | allow | 0.0.0.0/0 | null | 1 | 2 | null | null | MissingParameter | "
                + "The request must contain the parameter protocol",
        "6 | null | 0.0.0.0/0 | null | 1 | 2 | null | null | MissingParameter | "
                + "The request must contain the parameter ruleAction",
        "6 | ALLOW | 0.0.0.0/0 | null | 1 | 2 | null | null | InvalidParameterValue | "
                + "Value (ALLOW) for parameter ruleAction is invalid. Valid values are allow and deny.",
        "256 | allow | 0.0.0.0/0 | null | 1 | 2 | null | null | InvalidParameterValue | "
                + "Invalid value '256' for IP protocol. Unknown protocol.",
        "all | allow | 0.0.0.0/0 | null | 1 | 2 | null | null | InvalidParameterValue | "
                + "Invalid value 'all' for IP protocol. Unknown protocol.",
        "-2 | allow | 0.0.0.0/0 | null | 1 | 2 | null | null | InvalidParameterValue | "
                + "Invalid value '-2' for IP protocol. Unknown protocol.",
        "6 | allow | null | null | 1 | 2 | null | null | MissingParameter | "
                + "The request must contain exactly one of cidrBlock, ipv6CidrBlock",
        "6 | allow | 0.0.0.0/0 | ::/0 | 1 | 2 | null | null | InvalidParameterCombination | "
                + "The request must contain exactly one of cidrBlock, ipv6CidrBlock",
        "6 | allow | ::/0 | null | 1 | 2 | null | null | InvalidParameterValue | CIDR block ::/0 is malformed",
        "6 | allow | null | 0.0.0.0/0 | 1 | 2 | null | null | InvalidParameterValue | "
                + "CIDR block 0.0.0.0/0 is malformed",
        "6 | allow | 10.0.0.0/33 | null | 1 | 2 | null | null | InvalidParameterValue | "
                + "CIDR block 10.0.0.0/33 is malformed",
        "6 | allow | 10.0.0.0 | null | 1 | 2 | null | null | InvalidParameterValue | CIDR block 10.0.0.0 is malformed",
        "6 | allow | '' | null | 1 | 2 | null | null | InvalidParameterValue | 'CIDR block  is malformed'",
        "6 | allow | 0.0.0.0/0 | null | null | null | null | null | InvalidParameterValue | "
                + "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
        "17 | allow | 0.0.0.0/0 | null | 53 | null | null | null | InvalidParameterValue | "
                + "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
        "17 | allow | 0.0.0.0/0 | null | null | 53 | null | null | InvalidParameterValue | "
                + "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
        "6 | allow | 0.0.0.0/0 | null | 2 | 1 | null | null | InvalidParameterValue | "
                + "Invalid TCP/UDP port range (2:1)",
        "6 | allow | 0.0.0.0/0 | null | -1 | 1 | null | null | InvalidParameterValue | "
                + "TCP/UDP (from) port (-1) out of range",
        "6 | allow | 0.0.0.0/0 | null | 1 | 65536 | null | null | InvalidParameterValue | "
                + "TCP/UDP (to) port (65536) out of range",
        "1 | allow | 0.0.0.0/0 | null | 1 | 2 | null | null | InvalidParameterValue | "
                + "Invalid value 'Must specify both from and to ports with ICMP.' for portRange.",
        "1 | allow | 0.0.0.0/0 | null | null | null | 8 | null | InvalidParameterValue | "
                + "Invalid value 'Must specify both from and to ports with ICMP.' for portRange.",
        "58 | allow | null | ::/0 | null | null | null | null | InvalidParameterValue | "
                + "Invalid value 'Must specify both from and to ports with ICMP.' for portRange.",
        "1 | allow | 0.0.0.0/0 | null | null | null | 256 | 0 | InvalidParameterValue | ICMP type (256) out of range",
        "1 | allow | 0.0.0.0/0 | null | null | null | 8 | 256 | InvalidParameterValue | ICMP code (256) out of range",
        "1 | allow | 0.0.0.0/0 | null | null | null | -1 | 0 | InvalidParameterValue | ICMP code (0) out of range",
    })
    void badEntriesAreRefused(String protocol, String action, String ipv4, String ipv6, Integer from, Integer to,
            Integer type, Integer icmpCode, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            assertRefused(code, message, () -> add(ec2, id, r -> r.protocol(protocol).ruleAction(action)
                    .cidrBlock(ipv4).ipv6CidrBlock(ipv6).portRange(from == null && to == null ? null : ports(from, to))
                    .icmpTypeCode(type == null ? null : icmp(type, icmpCode))));
            assertThat(get(ec2, id).entries()).hasSize(2);
        }
    }

    @Test
    void icmpv6KeepsTypeAndCodeInIpv6() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            add(ec2, id, r -> r.protocol("58").cidrBlock(null).ipv6CidrBlock("::/0").icmpTypeCode(icmp(128, 0)));
            assertThat(get(ec2, id).entries().get(1).icmpTypeCode()).isEqualTo(icmp(128, 0));
        }
    }

    @Test
    void anEntrySaysItsDirection() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            assertRefused("MissingParameter", "The request must contain the parameter egress",
                    () -> add(ec2, id, r -> r.egress(null)));
            assertRefused("MissingParameter", "The request must contain the parameter egress",
                    () -> ec2.deleteNetworkAclEntry(r -> r.networkAclId(id).ruleNumber(100)));
        }
    }

    @Test
    void aNumberIsTakenOncePerDirection() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            add(ec2, id, r -> { });
            add(ec2, id, r -> r.egress(true));
            assertRefused("NetworkAclEntryAlreadyExists", "The network acl entry identified by 100 already exists.",
                    () -> add(ec2, id, r -> r.cidrBlock("10.0.0.0/8")));
        }
    }

    @Test
    void anEntryIsReplacedInItsPlace() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            add(ec2, id, r -> { });
            ec2.replaceNetworkAclEntry(r -> r.networkAclId(id).ruleNumber(100).ruleAction("deny").protocol("-1")
                    .cidrBlock("10.0.0.0/8"));

            assertThat(rules(get(ec2, id))).contains("in 100 deny -1 10.0.0.0/8").hasSize(3);
            assertRefused("InvalidNetworkAclEntry.NotFound", "The network acl entry identified by 100 does not exist.",
                    () -> ec2.replaceNetworkAclEntry(r -> r.networkAclId(id).ruleNumber(100).egress(true)
                            .ruleAction("deny").protocol("-1").cidrBlock("10.0.0.0/8")));
        }
    }

    @Test
    void anEntryIsDeletedByNumberAndDirection() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = defaultAcl(ec2).networkAclId();
            ec2.deleteNetworkAclEntry(r -> r.networkAclId(id).ruleNumber(100).egress(false));

            assertThat(rules(defaultAcl(ec2))).containsExactly("out 100 allow -1 0.0.0.0/0",
                    "out 32767 deny -1 0.0.0.0/0", "in 32767 deny -1 0.0.0.0/0");
            assertRefused("InvalidNetworkAclEntry.NotFound", "The network acl entry identified by 100 does not exist.",
                    () -> ec2.deleteNetworkAclEntry(r -> r.networkAclId(id).ruleNumber(100).egress(false)));
        }
    }

    @Test
    void aDirectionHoldsTwentyEntriesOfEachFamilyTheLastIncluded() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = create(ec2);
            for (int i = 1; i < 20; i++) {
                int number = i;
                add(ec2, id, r -> r.ruleNumber(number));
            }
            assertRefused("NetworkAclEntryLimitExceeded", "The maximum number of network acl entries has been reached.",
                    () -> add(ec2, id, r -> r.ruleNumber(20)));
            add(ec2, id, r -> r.ruleNumber(20).egress(true));
            add(ec2, id, r -> r.ruleNumber(20).cidrBlock(null).ipv6CidrBlock("::/0"));
            cloud.quotas().set(Quota.RULES_PER_NETWORK_ACL, 40);
            add(ec2, id, r -> r.ruleNumber(21));
        }
    }

    // ---- filters

    @ParameterizedTest
    @ValueSource(strings = {"entry.cidr=10.0.0.0/8", "entry.port-range.from=1024", "entry.port-range.to=65535",
        "entry.icmp.type=8", "entry.icmp.code=-1", "entry.ipv6-cidr=2001:db8::/32", "entry.protocol=17",
        "entry.rule-number=7", "entry.rule-action=allow", "default=false", "tag:team=a"})
    void listsAreFoundByWhatIsInThem(String filter) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            ec2.deleteNetworkAclEntry(
                    r -> r.networkAclId(defaultAcl(ec2).networkAclId()).ruleNumber(100).egress(true));
            ec2.deleteNetworkAclEntry(
                    r -> r.networkAclId(defaultAcl(ec2).networkAclId()).ruleNumber(100).egress(false));
            String id = create(ec2);
            create(ec2);
            ec2.createTags(r -> r.resources(id).tags(Tag.builder().key("team").value("a").build()));
            add(ec2, id, r -> r.ruleNumber(7).cidrBlock("10.0.0.0/8").portRange(ports(1024, 65535)));
            add(ec2, id, r -> r.ruleNumber(8).protocol("1").icmpTypeCode(icmp(8, -1)));
            add(ec2, id, r -> r.ruleNumber(9).protocol("17").cidrBlock(null).ipv6CidrBlock("2001:db8::/32"));
            String[] nameAndValue = filter.split("=");

            List<String> found = ec2.describeNetworkAcls(r -> r.filters(Filter.builder().name(nameAndValue[0])
                    .values(nameAndValue[1]).build())).networkAcls().stream().map(NetworkAcl::networkAclId).toList();
            assertThat(found).contains(id).hasSize(filter.startsWith("default") ? 2 : 1);
        }
    }
}
