package io.github.fakeec2.network;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleDescription;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleRequest;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRuleUpdate;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

class SecurityGroupRuleTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();
    private final String web = ec2.createSecurityGroup(r -> r.groupName("web").description("x")).groupId();

    @AfterEach
    void closeTheCloud() {
        cloud.close();
    }

    private static IpPermission.Builder tcp(int from, int to) {
        return IpPermission.builder().ipProtocol("tcp").fromPort(from).toPort(to);
    }

    private static IpRange range(String cidr) {
        return IpRange.builder().cidrIp(cidr).build();
    }

    private List<SecurityGroupRule> authorize(IpPermission... permissions) {
        return ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(permissions)).securityGroupRules();
    }

    private SecurityGroup webGroup() {
        return ec2.describeSecurityGroups(r -> r.groupIds(web)).securityGroups().get(0);
    }

    @Test
    void eachPeerOfAPermissionBecomesARuleWithAnId() {
        IpPermission permission = tcp(443, 443)
                .ipRanges(IpRange.builder().cidrIp("10.1.2.3/8").description("the office").build())
                .ipv6Ranges(Ipv6Range.builder().cidrIpv6("2001:DB8::1/32").build())
                .userIdGroupPairs(UserIdGroupPair.builder().groupName("web").build())
                .prefixListIds(PrefixListId.builder().prefixListId("pl-63a5400a").build())
                .build();
        var tags = TagSpecification.builder().resourceType(ResourceType.SECURITY_GROUP_RULE)
                .tags(Tag.builder().key("why").value("test").build()).build();
        var response = ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(web).ipPermissions(permission).tagSpecifications(tags));

        assertThat(response.returnValue()).isTrue();
        assertThat(response.securityGroupRules()).hasSize(4).allSatisfy(rule -> {
            assertThat(rule.securityGroupRuleId()).matches("sgr-0[0-9a-f]{16}");
            assertThat(rule.groupId()).isEqualTo(web);
            assertThat(rule.isEgress()).isFalse();
            assertThat(rule.fromPort()).isEqualTo(443);
            assertThat(rule.tags()).hasSize(1);
        });
        assertThat(response.securityGroupRules()).filteredOn(rule -> rule.cidrIpv4() != null).singleElement()
                .satisfies(rule -> {
                    assertThat(rule.cidrIpv4()).isEqualTo("10.0.0.0/8");
                    assertThat(rule.description()).isEqualTo("the office");
                });
        assertThat(webGroup().ipPermissions()).singleElement().satisfies(merged -> {
            assertThat(merged.ipRanges()).hasSize(1);
            assertThat(merged.ipv6Ranges().get(0).cidrIpv6()).isEqualTo("2001:db8::/32");
            assertThat(merged.userIdGroupPairs().get(0).groupId()).isEqualTo(web);
            assertThat(merged.prefixListIds().get(0).prefixListId()).isEqualTo("pl-63a5400a");
        });
    }

    @Test
    void rulesAboutTheSameTrafficAreShownAsOnePermission() {
        authorize(tcp(22, 22).ipRanges(range("10.0.0.0/8")).build());
        authorize(tcp(80, 80).ipRanges(range("0.0.0.0/0")).build());
        authorize(tcp(22, 22).ipRanges(range("192.168.0.0/16")).build());
        assertThat(webGroup().ipPermissions()).extracting(IpPermission::fromPort).containsExactly(22, 80);
        assertThat(webGroup().ipPermissions().get(0).ipRanges()).extracting(IpRange::cidrIp)
                .containsExactly("10.0.0.0/8", "192.168.0.0/16");
    }

    @Test
    void theOldShorthandStillWorks() {
        ec2.authorizeSecurityGroupIngress(
                r -> r.groupName("web").ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
        assertThat(webGroup().ipPermissions()).singleElement()
                .satisfies(permission -> assertThat(permission.ipRanges().get(0).cidrIp()).isEqualTo("0.0.0.0/0"));
    }

    @ParameterizedTest
    @CsvSource({"6, tcp", "17, udp", "1, icmp", "58, icmpv6", "TCP, tcp", "UDP, udp", "ICMP, icmp", "icmpv6, icmpv6"})
    void protocolsAreKnownByNameAndNumber(String given, String shown) {
        authorize(IpPermission.builder().ipProtocol(given).fromPort(8).toPort(8).ipRanges(range("10.0.0.0/8"))
                .build());
        assertThat(webGroup().ipPermissions().get(0).ipProtocol()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"-1", "50"})
    void protocolsWithoutPortsIgnoreThem(String protocol) {
        authorize(IpPermission.builder().ipProtocol(protocol).fromPort(22).toPort(22).ipRanges(range("10.0.0.0/8"))
                .build());
        assertThat(webGroup().ipPermissions()).singleElement().satisfies(permission -> {
            assertThat(permission.ipProtocol()).isEqualTo(protocol);
            assertThat(permission.fromPort()).isNull();
            assertThat(permission.toPort()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "tcp | null | null | 10.0.0.0/8 | InvalidParameterValue "
                + "| Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.",
        "tcp | null | 80 | 10.0.0.0/8 | InvalidPermission.Malformed | TCP/UDP port (-1) out of range",
        "tcp | -1 | 80 | 10.0.0.0/8 | InvalidParameterValue | TCP/UDP (from) port (-1) out of range",
        "udp | 80 | 70000 | 10.0.0.0/8 | InvalidParameterValue | TCP/UDP (to) port (70000) out of range",
        "tcp | 80 | 70 | 10.0.0.0/8 | InvalidParameterValue | Invalid TCP/UDP port range (80:70)",
        "icmp | 8 | null | 10.0.0.0/8 | InvalidParameterValue "
                + "| Invalid value 'Must specify both from and to ports with ICMP.' for portRange.",
        "icmp | 256 | 0 | 10.0.0.0/8 | InvalidParameterValue | ICMP type (256) out of range",
        "icmp | 8 | 65535 | 10.0.0.0/8 | InvalidParameterValue | ICMP code (65535) out of range",
        "all | 8 | 8 | 10.0.0.0/8 | InvalidParameterValue | Invalid value 'all' for IP protocol. Unknown protocol.",
        "256 | 8 | 8 | 10.0.0.0/8 | InvalidParameterValue | Invalid value '256' for IP protocol. Unknown protocol.",
        "tcp | 80 | 80 | /32 | InvalidParameterValue | CIDR block /32 is malformed",
        "tcp | 80 | 80 | ::/0 | InvalidParameterValue | CIDR block ::/0 is malformed",
        "tcp | 80 | 80 | 10.0.0.0 | InvalidParameterValue | CIDR block 10.0.0.0 is malformed",
        "null | 80 | 80 | 10.0.0.0/8 | MissingParameter | The request must contain the parameter ipProtocol",
    })
    void badPermissionsAreRefusedInAwsWords(String protocol, Integer from, Integer to, String cidr, String code,
            String message) {
        IpPermission permission = IpPermission.builder().ipProtocol(protocol).fromPort(from).toPort(to)
                .ipRanges(range(cidr)).build();
        assertRefused(code, message, () -> authorize(permission));
    }

    @Test
    void requestsThatSayTooLittleOrTooMuchAreRefused() {
        assertRefused("MissingParameter", "The request must contain the parameter ipPermissions", () -> authorize());
        assertRefused("MissingParameter", "The request must contain the parameter ipPermissions",
                () -> authorize(tcp(1, 1).build()));
        assertRefused("InvalidRequest", "The request received was invalid.",
                () -> authorize(IpPermission.builder().build()));
        assertRefused("InvalidRequest", "The request received was invalid.", () -> authorize((IpPermission) null));
        assertRefused("MissingParameter", "The request must contain the parameter groupName or groupId",
                () -> ec2.authorizeSecurityGroupEgress(r -> { }));
        IpPermission ssh = tcp(22, 22).ipRanges(range("10.0.0.0/8")).build();
        assertRefused("InvalidParameterValue", "The same permission must not appear multiple times",
                () -> authorize(ssh, ssh));
        assertRefused("InvalidParameterCombination",
                "The parameter 'ipPermissions' may not be used in combination with 'cidrIp'",
                () -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(ssh).cidrIp("1.2.3.4/32")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tcp | 22 | peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW",
        "udp | 53 | peer: 0.0.0.0/0, UDP, from port: 53, to port: 53, ALLOW",
        "icmp | 8 | peer: 0.0.0.0/0, ICMP, from port: 8, to port: 8, ALLOW",
        "-1 | 0 | peer: 0.0.0.0/0, ALL, ALLOW",
        "50 | 0 | peer: 0.0.0.0/0, protocol: 50, ALLOW",
    })
    void aRuleThatExistsIsADuplicateAndNothingElseIsAdded(String protocol, int port, String text) {
        IpPermission permission = IpPermission.builder().ipProtocol(protocol).fromPort(port).toPort(port)
                .ipRanges(range("0.0.0.0/0")).build();
        authorize(permission);
        assertRefused("InvalidPermission.Duplicate", "the specified rule \"" + text + "\" already exists",
                () -> authorize(tcp(8080, 8080).ipRanges(range("0.0.0.0/0")).build(), permission));
        assertThat(webGroup().ipPermissions()).hasSize(1);
    }

    @Test
    void theRuleThatLetsEverythingOutExistsAlready() {
        assertRefused("InvalidPermission.Duplicate",
                "the specified rule \"peer: 0.0.0.0/0, ALL, ALLOW\" already exists",
                () -> ec2.authorizeSecurityGroupEgress(r -> r.groupId(web).ipPermissions(
                        IpPermission.builder().ipProtocol("-1").ipRanges(range("0.0.0.0/0")).build())));
    }

    @Test
    void aGroupHasAtMostSixtyRulesInADirectionAndAddressFamily() {
        List<IpRange> sixty = new ArrayList<>();
        List<Ipv6Range> sixtyToo = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sixty.add(range("10." + i + ".0.0/16"));
            sixtyToo.add(Ipv6Range.builder().cidrIpv6("2001:db8:" + i + "::/48").build());
        }
        authorize(tcp(22, 22).ipRanges(sixty).ipv6Ranges(sixtyToo).build());
        assertRefused("RulesPerSecurityGroupLimitExceeded",
                "The maximum number of rules per security group has been reached.",
                () -> authorize(tcp(22, 22).ipRanges(range("11.0.0.0/16")).build()));
    }

    @Test
    void rulesAreRevokedByWhatTheySay() {
        IpPermission ssh = tcp(22, 22).ipRanges(range("10.0.0.0/8")).build();
        IpPermission https = tcp(443, 443).ipRanges(range("10.0.0.0/8")).build();
        authorize(ssh);
        var response = ec2.revokeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(ssh, https));
        assertThat(response.returnValue()).isTrue();
        // The default VPC is lenient about what does not exist.
        assertThat(response.unknownIpPermissions()).singleElement()
                .satisfies(unknown -> assertThat(unknown.fromPort()).isEqualTo(443));
        assertThat(webGroup().ipPermissions()).isEmpty();
    }

    @Test
    void rulesAreRevokedByTheirIds() {
        String id = authorize(tcp(22, 22).ipRanges(range("10.0.0.0/8")).build()).get(0).securityGroupRuleId();
        assertRefused("InvalidSecurityGroupRuleId.NotFound",
                "The security group rule ID '" + id + "' does not exist",
                () -> ec2.revokeSecurityGroupEgress(r -> r.groupId(web).securityGroupRuleIds(id)));
        ec2.revokeSecurityGroupIngress(r -> r.groupId(web).securityGroupRuleIds(id));
        assertThat(webGroup().ipPermissions()).isEmpty();
        assertRefused("InvalidSecurityGroupRuleId.NotFound",
                "The security group rule ID '" + id + "' does not exist",
                () -> ec2.describeSecurityGroupRules(r -> r.securityGroupRuleIds(id)));
    }

    @Test
    void rulesAreListedByGroup() {
        authorize(tcp(22, 22).ipRanges(range("10.0.0.0/8")).build());
        Filter byGroup = Filter.builder().name("group-id").values(web).build();
        assertThat(ec2.describeSecurityGroupRules(r -> { }).securityGroupRules()).hasSize(4);
        assertThat(ec2.describeSecurityGroupRules(r -> r.filters(byGroup))
                .securityGroupRules()).extracting(SecurityGroupRule::isEgress).containsExactly(true, false);
    }

    @Test
    void descriptionsOfRulesCanBeChanged() {
        IpPermission ssh = tcp(22, 22).ipRanges(range("10.0.0.0/8")).build();
        String id = authorize(ssh).get(0).securityGroupRuleId();
        ec2.updateSecurityGroupRuleDescriptionsIngress(r -> r.groupId(web).ipPermissions(
                tcp(22, 22).ipRanges(IpRange.builder().cidrIp("10.0.0.0/8").description("ops").build()).build()));
        assertThat(webGroup().ipPermissions().get(0).ipRanges().get(0).description()).isEqualTo("ops");
        ec2.updateSecurityGroupRuleDescriptionsIngress(r -> r.groupId(web).securityGroupRuleDescriptions(
                SecurityGroupRuleDescription.builder().securityGroupRuleId(id).build()));
        assertThat(webGroup().ipPermissions().get(0).ipRanges().get(0).description()).isNull();
        assertRefused("InvalidPermission.NotFound", "The specified rule does not exist in this security group.",
                () -> ec2.updateSecurityGroupRuleDescriptionsIngress(r -> r.groupId(web).ipPermissions(
                        tcp(23, 23).ipRanges(range("10.0.0.0/8")).build())));
        assertRefused("InvalidParameterValue", "Invalid rule description. Valid descriptions are strings less than "
                + "256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
                () -> authorize(tcp(1, 1)
                        .ipRanges(IpRange.builder().cidrIp("10.0.0.0/8").description("a?").build()).build()));
    }

    @Test
    void aRuleCanBeMadeToSaySomethingElse() {
        String id = authorize(tcp(22, 22).ipRanges(range("10.0.0.0/8")).build()).get(0).securityGroupRuleId();
        var other = SecurityGroupRuleRequest.builder().ipProtocol("udp").fromPort(53).toPort(53)
                .cidrIpv4("0.0.0.0/0").description("dns").build();
        ec2.modifySecurityGroupRules(r -> r.groupId(web).securityGroupRules(
                SecurityGroupRuleUpdate.builder().securityGroupRuleId(id).securityGroupRule(other).build()));
        assertThat(ec2.describeSecurityGroupRules(r -> r.securityGroupRuleIds(id)).securityGroupRules())
                .singleElement().satisfies(rule -> {
                    assertThat(rule.ipProtocol()).isEqualTo("udp");
                    assertThat(rule.cidrIpv4()).isEqualTo("0.0.0.0/0");
                    assertThat(rule.description()).isEqualTo("dns");
                });
        assertThat(webGroup().ipPermissions().get(0).ipProtocol()).isEqualTo("udp");
    }

    @Test
    void aPeerMustExist() {
        String absent = "sg-0123456789abcdef0";
        assertRefused("InvalidGroup.NotFound", "The security group '" + absent + "' does not exist",
                () -> authorize(tcp(22, 22)
                        .userIdGroupPairs(UserIdGroupPair.builder().groupId(absent).build()).build()));
        assertRefused("InvalidGroup.NotFound", "The security group 'db' does not exist in default VPC '"
                        + ec2.describeVpcs().vpcs().get(0).vpcId() + "'",
                () -> authorize(tcp(22, 22)
                        .userIdGroupPairs(UserIdGroupPair.builder().groupName("db").build()).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "2001:db8::", "2001:db8::/129", "2001:db8:::/32", "::/-1", "all"})
    void badIpv6RangesAreRefused(String cidr) {
        assertRefused("InvalidParameterValue", "CIDR block " + cidr + " is malformed",
                () -> authorize(tcp(22, 22).ipv6Ranges(Ipv6Range.builder().cidrIpv6(cidr).build()).build()));
    }

    @Test
    void peersNeedWhatNamesThem() {
        assertRefused("MissingParameter", "The request must contain the parameter cidrIp",
                () -> authorize(tcp(22, 22).ipRanges(range(null)).build()));
        assertRefused("MissingParameter", "The request must contain the parameter cidrIpv6",
                () -> authorize(tcp(22, 22).ipv6Ranges(Ipv6Range.builder().build()).build()));
        assertRefused("MissingParameter", "The request must contain the parameter groupId",
                () -> authorize(tcp(22, 22).userIdGroupPairs(UserIdGroupPair.builder().build()).build()));
        assertRefused("MissingParameter", "The request must contain the parameter prefixListId",
                () -> authorize(tcp(22, 22).prefixListIds(PrefixListId.builder().build()).build()));
    }

    @Test
    void egressRulesAreNamedByPermissionsAlone() {
        IpPermission ssh = tcp(22, 22).ipRanges(range("10.0.0.0/8")).build();
        assertRefused("MissingParameter", "The request must contain the parameter ipPermissions",
                () -> ec2.authorizeSecurityGroupEgress(r -> r.groupId(web).ipProtocol("tcp").cidrIp("10.0.0.0/8")));
        assertRefused("InvalidParameterCombination",
                "The parameter 'ipPermissions' may not be used in combination with 'cidrIp'",
                () -> ec2.authorizeSecurityGroupEgress(
                        r -> r.groupId(web).ipPermissions(ssh).cidrIp("10.0.0.0/8")));
        String id = ec2.authorizeSecurityGroupEgress(r -> r.groupId(web).ipPermissions(ssh))
                .securityGroupRules().get(0).securityGroupRuleId();
        assertRefused("MissingParameter", () -> ec2.revokeSecurityGroupEgress(
                r -> r.groupId(web).securityGroupRuleIds(id).sourceSecurityGroupOwnerId("123456789012")));
        ec2.revokeSecurityGroupEgress(r -> r.groupId(web).securityGroupRuleIds(id));
    }

    @Test
    void theQuotaOfRulesCanBeChanged() {
        cloud.quotas().set(Quota.RULES_PER_SECURITY_GROUP, 1);
        authorize(tcp(22, 22).ipRanges(range("10.0.0.0/8")).build());
        assertRefused("RulesPerSecurityGroupLimitExceeded",
                () -> authorize(tcp(22, 22).ipRanges(range("11.0.0.0/8")).build()));
        cloud.quotas().set(Quota.RULES_PER_SECURITY_GROUP, 2);
        authorize(tcp(22, 22).ipRanges(range("11.0.0.0/8")).build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null | tcp | MissingParameter | The request must contain the parameter SecurityGroupRuleId",
        "sgr-0123456789abcdef0 | tcp | InvalidSecurityGroupRuleId.NotFound | The security group rule ID "
                + "'sgr-0123456789abcdef0' does not exist",
        "sgr-1 | tcp | InvalidSecurityGroupRuleId.Malformed | Invalid id: \"sgr-1\" (expecting \"sgr-...\")",
        "own | null | MissingParameter | The request must contain the parameter ipProtocol",
        "own | all | InvalidParameterValue | Invalid value 'all' for IP protocol. Unknown protocol.",
    })
    void aChangeOfARuleNamesTheRuleAndWhatItSays(String id, String protocol, String code, String message) {
        String own = authorize(tcp(22, 22).ipRanges(range("10.0.0.0/8")).build()).get(0).securityGroupRuleId();
        var update = SecurityGroupRuleUpdate.builder().securityGroupRuleId("own".equals(id) ? own : id)
                .securityGroupRule(SecurityGroupRuleRequest.builder().ipProtocol(protocol).fromPort(1).toPort(1)
                        .cidrIpv4("10.0.0.0/8").build()).build();
        assertRefused(code, message,
                () -> ec2.modifySecurityGroupRules(r -> r.groupId(web).securityGroupRules(update)));
    }

    @Test
    void aChangedRuleHasOnePeerAndIsNoDuplicate() {
        String id = authorize(tcp(22, 22).ipRanges(range("10.0.0.0/8")).build()).get(0).securityGroupRuleId();
        authorize(tcp(443, 443).ipRanges(range("10.0.0.0/8")).build());
        assertRefused("InvalidParameterCombination", () -> modify(id, SecurityGroupRuleRequest.builder()
                .ipProtocol("tcp").fromPort(1).toPort(1).cidrIpv4("10.0.0.0/8").cidrIpv6("::/0").build()));
        assertRefused("InvalidPermission.Duplicate", () -> modify(id, SecurityGroupRuleRequest.builder()
                .ipProtocol("tcp").fromPort(443).toPort(443).cidrIpv4("10.0.0.0/8").build()));
        assertRefused("InvalidPrefixListID.NotFound", () -> modify(id, SecurityGroupRuleRequest.builder()
                .ipProtocol("tcp").fromPort(1).toPort(1).prefixListId("pl-0123456789abcdef0").build()));
        modify(id, SecurityGroupRuleRequest.builder().ipProtocol("tcp").fromPort(22).toPort(22)
                .prefixListId("pl-63a5400a").build());
        assertThat(webGroup().ipPermissions().get(0).prefixListIds()).hasSize(1);
    }

    private void modify(String id, SecurityGroupRuleRequest rule) {
        ec2.modifySecurityGroupRules(r -> r.groupId(web).securityGroupRules(
                SecurityGroupRuleUpdate.builder().securityGroupRuleId(id).securityGroupRule(rule).build()));
    }
}
