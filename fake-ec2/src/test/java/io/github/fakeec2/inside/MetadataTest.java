package io.github.fakeec2.inside;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.EventCode;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What the metadata service answers, below the SDK's clients. */
class MetadataTest {

    private static final String PATH = "/latest/meta-data/";

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    static Stream<Arguments> items() {
        return Stream.of(
                item("ami-id", Instance::imageId),
                item("ami-launch-index", i -> "0"),
                item("ami-manifest-path", i -> "(unknown)"),
                item("block-device-mapping/ami", i -> "/dev/xvda"),
                item("block-device-mapping/root", i -> "/dev/xvda"),
                item("block-device-mapping/ebs1", i -> "sdf"),
                item("events/maintenance/scheduled", i -> "[]"),
                item("hostname", Instance::privateDnsName),
                item("instance-action", i -> "none"),
                item("instance-id", Instance::instanceId),
                item("instance-life-cycle", i -> "on-demand"),
                item("instance-type", i -> "m5.large"),
                item("local-hostname", Instance::privateDnsName),
                item("local-ipv4", Instance::privateIpAddress),
                item("mac", MetadataTest::mac),
                item("placement/availability-zone", i -> i.placement().availabilityZone()),
                item("placement/availability-zone-id", i -> "use1-az6"),
                item("placement/region", i -> "us-east-1"),
                item("public-hostname", Instance::publicDnsName),
                item("public-ipv4", Instance::publicIpAddress),
                item("public-keys", i -> "0=key"),
                item("public-keys/0", i -> "openssh-key"),
                item("security-groups", i -> i.securityGroups().get(0).groupName()),
                item("services/domain", i -> "amazonaws.com"),
                item("services/partition", i -> "aws"),
                item("system", i -> "nitro"),
                item("network/interfaces/macs", i -> mac(i) + "/"),
                eni("device-number", i -> "0"),
                eni("interface-id", i -> i.networkInterfaces().get(0).networkInterfaceId()),
                eni("ipv4-associations/%public", Instance::privateIpAddress),
                eni("local-ipv4s", Instance::privateIpAddress),
                eni("public-ipv4s", Instance::publicIpAddress),
                eni("public-hostname", Instance::publicDnsName),
                eni("owner-id", i -> "123456789012"),
                eni("security-group-ids", i -> i.securityGroups().get(0).groupId()),
                eni("subnet-id", Instance::subnetId),
                eni("subnet-ipv4-cidr-block", i -> "172.31.0.0/20"),
                eni("vpc-id", Instance::vpcId),
                eni("vpc-ipv4-cidr-block", i -> "172.31.0.0/16"),
                eni("vpc-ipv4-cidr-blocks", i -> "172.31.0.0/16"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("items")
    void anItemSaysWhatDescribeInstancesShows(String path, Function<Instance, String> expected) {
        ec2.createKeyPair(r -> r.keyName("key"));
        String id = run(r -> r.keyName("key").placement(p -> p.availabilityZone("us-east-1a")).blockDeviceMappings(
                b -> b.deviceName("/dev/sdf").ebs(e -> e.volumeSize(1))));
        Instance instance = shown(id);
        String filled = path.replace("%mac", mac(instance)).replace("%public", instance.publicIpAddress());

        assertThat(service(id).get(PATH + filled).text()).isEqualTo(expected.apply(instance)).isNotEmpty();
    }

    @Test
    void thePublicKeyIsThereEvenIfItsKeyPairHasGone() {
        ec2.createKeyPair(r -> r.keyName("key"));
        String key = ec2.describeKeyPairs(r -> r.includePublicKey(true)).keyPairs().get(0).publicKey();
        String id = run(r -> r.keyName("key"));

        ec2.deleteKeyPair(r -> r.keyName("key"));

        assertThat(service(id).get(PATH + "public-keys/0/openssh-key").text()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"public-keys", "spot/instance-action", "spot", "iam", "iam/info", "tags/instance", "ipv6",
        "kernel-id", "placement/group-name", "events/recommendations/rebalance",
        "autoscaling/target-lifecycle-state", "block-device-mapping/ebs1", "block-device-mapping/ephemeral0",
        "instance-i", "mac/x", "nonsense"})
    void whatAnInstanceDoesNotHaveIsNotFound(String item) {
        MetadataReply reply = service(run(r -> { })).get(PATH + item);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("<title>404 - Not Found</title>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/latest | dynamic,meta-data", "/latest/ | dynamic,meta-data",
        "/latest/dynamic/ | fws/,instance-identity/", "/latest/meta-data/events/ | maintenance/",
        "/2021-07-15/meta-data/placement | availability-zone,availability-zone-id,region"})
    void aDirectoryListsItsEntriesThoseWithEntriesOfTheirOwnWithASlash(String path, String entries) {
        assertThat(service(run(r -> { })).get(path).text().split("\n")).containsExactly(entries.split(","));
    }

    @Test
    void userDataIsWhatItWasBeforeItWasEncoded() {
        byte[] raw = {0x1f, (byte) 0x8b, 0, (byte) 0xff};
        String id = run(r -> r.userData(Base64.getEncoder().encodeToString(raw)));

        assertThat(service(id).get("/latest/user-data").body()).isEqualTo(raw);
        assertThat(service(id).get("/latest/").text()).contains("user-data");
        assertThat(service(run(r -> { })).get("/latest/user-data").status()).isEqualTo(404);
    }

    @Test
    void theIdentityDocumentSaysWhoAndWhereTheInstanceIs() {
        String id = run(r -> { });
        Instance instance = shown(id);

        assertThat(service(id).get("/latest/dynamic/instance-identity/document").text()).startsWith("{").endsWith("}")
                .contains("\"accountId\" : \"123456789012\",", "\"instanceId\" : \"" + id + "\",",
                        "\"privateIp\" : \"" + instance.privateIpAddress() + "\",", "\"region\" : \"us-east-1\",",
                        "\"pendingTime\" : \"2026-01-01T00:00:00Z\",", "\"kernelId\" : null,",
                        "\"version\" : \"2017-09-30\"");
    }

    @Test
    void tagsAreThereIfTheyAreEnabled() {
        String id = run(r -> r.metadataOptions(m -> m.instanceMetadataTags("enabled")).tagSpecifications(
                t -> t.resourceType(ResourceType.INSTANCE).tags(x -> x.key("Name").value("web"),
                        x -> x.key("team").value("a"))));

        assertThat(service(id).get(PATH + "tags/instance/").text()).isEqualTo("Name\nteam");
        assertThat(service(id).get(PATH + "tags/instance/Name").text()).isEqualTo("web");
    }

    @Test
    void diskOfTheInstanceStoreThatIsNoNvmeDiskIsMapped() {
        String id = run(r -> r.instanceType("c3.large").blockDeviceMappings(
                b -> b.deviceName("/dev/sdb").virtualName("ephemeral0")));

        assertThat(service(id).get(PATH + "block-device-mapping/").text()).isEqualTo("ami\nephemeral0\nroot");
        assertThat(service(id).get(PATH + "block-device-mapping/ephemeral0").text()).isEqualTo("sdb");
    }

    @Test
    void aSpotInstanceLearnsTwoMinutesAheadThatItIsTakenBack() {
        String id = run(r -> r.instanceMarketOptions(m -> m.marketType("spot")));
        assertThat(service(id).get(PATH + "instance-life-cycle").text()).isEqualTo("spot");
        assertThat(service(id).get(PATH + "spot/instance-action").status()).isEqualTo(404);

        cloud.instance(id).interruptSpot();

        String end = cloud.time().now().plusSeconds(120).toString();
        assertThat(service(id).get(PATH + "spot/instance-action").text())
                .isEqualTo("{\"action\": \"terminate\", \"time\": \"" + end + "\"}");
        assertThat(service(id).get(PATH + "spot/termination-time").text()).isEqualTo(end);
        assertThat(service(id).get(PATH + "events/recommendations/rebalance").text())
                .isEqualTo("{\"noticeTime\": \"" + cloud.time().now() + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s.io/cluster", "cost centre", "Größe", ".", "..", "_index"})
    void tagsThatTheMetadataCouldNotShowAreRefusedOnceItShowsTags(String key) {
        String refusal = "'" + key + "' is not a valid tag key. Tag keys must match pattern "
                + "([0-9a-zA-Z\\\\-_+=,.@:]{1,255}), and must not be a reserved name ('.', '..', '_index')";
        Consumer<RunInstancesRequest.Builder> tagged = r -> r.tagSpecifications(
                t -> t.resourceType(ResourceType.INSTANCE).tags(x -> x.key(key).value("a")));
        String hidden = run(tagged);
        String shown = run(r -> r.metadataOptions(m -> m.instanceMetadataTags("enabled")));

        assertRefused("InvalidParameterValue", refusal,
                () -> run(tagged.andThen(r -> r.metadataOptions(m -> m.instanceMetadataTags("enabled")))));
        assertRefused("InvalidParameterValue", refusal, () -> ec2.modifyInstanceMetadataOptions(
                r -> r.instanceId(hidden).instanceMetadataTags("enabled")));
        assertRefused("InvalidParameterValue", refusal,
                () -> ec2.createTags(r -> r.resources(shown).tags(x -> x.key(key).value("a"))));
        ec2.createTags(r -> r.resources(shown).tags(x -> x.key("a-b_c+d=e,f.g@h:i").value("a")));
    }

    @Test
    void aSpotInstanceThatIsToBeStoppedLearnsJustThat() {
        String id = run(r -> r.instanceMarketOptions(m -> m.marketType("spot").spotOptions(
                s -> s.spotInstanceType("persistent").instanceInterruptionBehavior("stop"))));

        cloud.instance(id).interruptSpot();

        assertThat(service(id).get(PATH + "spot/instance-action").text()).startsWith("{\"action\": \"stop\", ");
        assertThat(service(id).get(PATH + "spot/termination-time").status()).isEqualTo(404);
    }

    @Test
    void credentialsOfTheRoleAreRenewedLongBeforeTheyExpire() {
        cloud.iam().instanceProfile("app");
        String id = run(r -> r.iamInstanceProfile(p -> p.name("app")));
        String role = service(id).get(PATH + "iam/security-credentials/").text();
        String path = PATH + "iam/security-credentials/" + role;
        String first = service(id).get(path).text();

        assertThat(service(id).get(PATH + "iam/info").text()).contains(":instance-profile/app\"");
        assertThat(first).contains("\"Code\" : \"Success\"", "\"AccessKeyId\" : \"ASIA", "\"Token\" : \"",
                "\"Expiration\" : \"2026-01-01T06:00:00Z\"");
        cloud.time().advance(Duration.ofMinutes(30));
        assertThat(service(id).get(path).text()).isEqualTo(first);
        cloud.time().advance(Duration.ofMinutes(30));
        assertThat(service(id).get(path).text()).contains("\"Expiration\" : \"2026-01-01T07:00:00Z\"")
                .doesNotContain(first.split("\"")[15]);
    }

    @Test
    void anInstanceGetsNoCredentialsFromAProfileWithoutARoleOrThatIsGone() {
        cloud.iam().instanceProfile("app");
        String id = run(r -> r.iamInstanceProfile(p -> p.name("app")));
        IamClient iam = cloud.client(IamClient.class);

        iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName("app").roleName("app"));
        assertThat(service(id).get(PATH + "iam/info").text()).contains("\"Code\" : \"Success\"");
        assertThat(service(id).get(PATH + "iam/security-credentials/").status()).isEqualTo(404);
        iam.deleteInstanceProfile(r -> r.instanceProfileName("app"));
        assertThat(service(id).get(PATH + "iam/info").text()).contains("\"Code\" : \"InstanceProfileNotFound\"",
                "\"Message\" : \"Instance Profile with Id AIPA", " cannot be found.  Please see documentation at ");
    }

    @Test
    void aNewProfileOfTheSameNameIsAnotherProfile() {
        cloud.iam().instanceProfile("app");
        String id = run(r -> r.iamInstanceProfile(p -> p.name("app")));
        IamClient iam = cloud.client(IamClient.class);
        iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName("app").roleName("app"));
        iam.deleteInstanceProfile(r -> r.instanceProfileName("app"));
        iam.deleteRole(r -> r.roleName("app"));
        cloud.iam().instanceProfile("app");

        assertThat(service(id).get(PATH + "iam/info").text()).contains("\"Code\" : \"InstanceProfileNotFound\"");
    }

    @Test
    void aRoleThatDoesNotTrustEc2GivesNoCredentials() {
        cloud.iam().instanceProfile("app");
        String id = run(r -> r.iamInstanceProfile(p -> p.name("app")));
        IamClient iam = cloud.client(IamClient.class);
        String path = PATH + "iam/security-credentials/app";
        iam.updateAssumeRolePolicy(r -> r.roleName("app").policyDocument(trust("lambda.amazonaws.com")));

        assertThat(service(id).get(path).text()).contains("\"Code\" : \"AssumeRoleUnauthorizedAccess\"",
                "\"Message\" : \"EC2 cannot assume the role app.  Please see documentation at ")
                .doesNotContain("AccessKeyId");
        iam.updateAssumeRolePolicy(r -> r.roleName("app").policyDocument(trust("ec2.amazonaws.com")));
        assertThat(service(id).get(path).text()).contains("\"Code\" : \"Success\"");
    }

    private static String trust(String service) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                + service + "\"},\"Action\":\"sts:AssumeRole\"}]}";
    }

    @Test
    void theKeyOfAnInstanceBelongsToItsAccountAndIsNewAfterAStop() {
        cloud.iam().instanceProfile("app");
        String id = run(r -> r.iamInstanceProfile(p -> p.name("app")));
        String first = accessKey(id);

        assertThat(cloud.client(StsClient.class).getAccessKeyInfo(r -> r.accessKeyId(first)).account())
                .isEqualTo("123456789012");
        ec2.stopInstances(r -> r.instanceIds(id));
        cloud.time().settle();
        ec2.startInstances(r -> r.instanceIds(id));
        cloud.time().settle();
        assertThat(accessKey(id)).isNotEqualTo(first);
    }

    private String accessKey(String id) {
        return service(id).get(PATH + "iam/security-credentials/app").text().split("\"")[15];
    }

    @Test
    void anInstanceHasTheRoleOfTheProfileThatItGotLast() {
        cloud.iam().instanceProfile("app");
        cloud.iam().instanceProfile("db");
        String id = run(r -> { });
        assertThat(service(id).get(PATH + "iam/info").status()).isEqualTo(404);

        String association = ec2.associateIamInstanceProfile(r -> r.instanceId(id)
                .iamInstanceProfile(p -> p.name("app"))).iamInstanceProfileAssociation().associationId();
        assertThat(service(id).get(PATH + "iam/security-credentials/").text()).isEqualTo("app");
        ec2.replaceIamInstanceProfileAssociation(
                r -> r.associationId(association).iamInstanceProfile(p -> p.name("db")));
        assertThat(service(id).get(PATH + "iam/security-credentials/").text()).isEqualTo("db");
    }

    @Test
    void whatIsPlannedForAnInstanceIsToldToItAndWhatBecameOfItToo() {
        String id = run(r -> { });
        String other = run(r -> { });
        String event = cloud.instance(id).scheduleEvent(EventCode.SYSTEM_REBOOT, Instant.parse("2026-01-05T09:00:43Z"));
        String retirement = cloud.instance(id).scheduleEvent(EventCode.INSTANCE_RETIREMENT,
                Instant.parse("2026-01-21T09:00:43Z"));
        cloud.instance(id).cancelEvent(retirement);

        assertThat(service(id).get(PATH + "events/maintenance/scheduled").text()).isEqualTo("""
                [ {
                  "NotBefore" : "5 Jan 2026 09:00:43 GMT",
                  "Code" : "system-reboot",
                  "Description" : "The instance is scheduled for a reboot",
                  "EventId" : "%s",
                  "NotAfter" : "5 Jan 2026 11:00:43 GMT",
                  "State" : "active"
                } ]""".replace("%s", event));
        assertThat(service(id).get(PATH + "events/maintenance/history").text()).isEqualTo("""
                [ {
                  "NotBefore" : "21 Jan 2026 09:00:43 GMT",
                  "Code" : "instance-retirement",
                  "Description" : "[Canceled] The instance is running on degraded hardware",
                  "EventId" : "%s",
                  "State" : "canceled"
                } ]""".replace("%s", retirement));
        assertThat(service(other).get(PATH + "events/maintenance/scheduled").text()).isEqualTo("[]");

        cloud.time().advance(Duration.ofDays(5));
        assertThat(service(id).get(PATH + "events/maintenance/scheduled").text()).isEqualTo("[]");
        assertThat(service(id).get(PATH + "events/maintenance/history").text())
                .contains("\"[Completed] The instance is scheduled", "\"State\" : \"completed\"", "}, {");
    }

    // ---- tokens and options

    @Test
    void whereTokensAreRequiredARequestWithoutOneIsUnauthorized() {
        String optional = run(r -> r.metadataOptions(m -> m.httpTokens("optional")));
        String required = run(r -> r.metadataOptions(m -> m.httpTokens("required")));

        assertThat(service(optional).get(PATH + "instance-id").text()).isEqualTo(optional);
        assertThat(service(required).get(PATH + "instance-id").status()).isEqualTo(401);
        String token = service(required).token(Duration.ofHours(6));
        assertThat(service(required).get(PATH + "instance-id", token).text()).isEqualTo(required);
    }

    @Test
    void aTokenIsGoodForItsInstanceAndItsTime() {
        String id = run(r -> { });
        String other = run(r -> { });
        String token = service(id).token(Duration.ofMinutes(1));

        assertThat(service(other).get(PATH, token).status()).isEqualTo(401);
        assertThat(service(id).get(PATH, "nonsense").status()).isEqualTo(401);
        assertThat(service(id).get(PATH, "AQAEA????").status()).isEqualTo(401);
        assertThat(service(id).get(PATH, token).status()).isEqualTo(200);
        cloud.time().advance(Duration.ofMinutes(1));
        assertThat(service(id).get(PATH, token).status()).isEqualTo(401);
    }

    /** "PUT response hop limit": it bounds the answer to a token request, and nothing else. */
    @ParameterizedTest
    @CsvSource({"1, 1, true", "1, 2, false", "2, 2, true", "2, 3, false", "64, 64, true"})
    void aTokenTravelsNoMoreHopsThanTheLimit(int limit, int hops, boolean arrives) {
        String id = run(r -> r.metadataOptions(m -> m.httpPutResponseHopLimit(limit).httpTokens("optional")));
        MetadataService there = service(id).viaHops(hops);

        assertThat(there.answer("PUT", "/latest/api/token", ttl("60"))).matches(reply -> reply.isPresent() == arrives);
        assertThat(there.get(PATH + "instance-id").text()).isEqualTo(id);
        if (!arrives) {
            assertThatThrownBy(() -> there.token(Duration.ofMinutes(1))).isInstanceOf(IllegalStateException.class)
                    .hasMessage("The answer to a token request does not travel " + hops + " hops from " + id);
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT, /latest/api/token, 0, 400", "PUT, /latest/api/token, 21601, 400", "PUT, /latest/api/token, x, 400",
        "PUT, /latest/api/token, 21600, 200", "PUT, /latest/api/token, 1, 200", "PUT, /latest/meta-data/, 60, 404",
        "POST, /latest/meta-data/, 60, 405", "GET, /, 60, 200", "GET, /2100-01-01/meta-data/, 60, 404"})
    void aRequestThatIsNotInOrderIsRefused(String method, String path, String ttl, int status) {
        assertThat(service(run(r -> { })).answer(method, path, ttl(ttl)).orElseThrow().status()).isEqualTo(status);
    }

    @Test
    void aTokenIsNotForWhoIsForwarded() {
        MetadataService service = service(run(r -> { }));

        assertThat(service.answer("PUT", "/latest/api/token", Map.of()).orElseThrow().status()).isEqualTo(400);
        assertThat(service.answer("PUT", "/latest/api/token",
                Map.of("x-aws-ec2-metadata-token-ttl-seconds", "60", "x-forwarded-for", "10.0.0.1")).orElseThrow()
                .status()).isEqualTo(403);
    }

    @Test
    void aServiceThatIsOffForbidsEverything() {
        String id = run(r -> r.metadataOptions(m -> m.httpEndpoint("disabled")));

        assertThat(service(id).get(PATH + "instance-id").status()).isEqualTo(403);
        assertThatThrownBy(() -> service(id).token(Duration.ofMinutes(1))).hasMessageStartingWith("No token: 403");
    }

    @Test
    void nothingAsksWhereNothingRuns() {
        String id = run(r -> { });
        ec2.stopInstances(r -> r.instanceIds(id));
        assertThat(service(id).get(PATH + "instance-id").text()).isEqualTo(id);
        cloud.time().settle();

        assertThatThrownBy(() -> service(id).get(PATH)).isInstanceOf(IllegalStateException.class)
                .hasMessage(id + " is stopped: nothing runs on it that could ask for its metadata");
    }

    @Test
    void lookingAtTheMetadataChangesNothing() {
        cloud.iam().instanceProfile("app");
        String id = run(r -> r.iamInstanceProfile(p -> p.name("app")));
        String before = cloud.digest();

        service(id).token(Duration.ofMinutes(1));
        service(id).get(PATH + "iam/security-credentials/app");

        assertThat(cloud.digest()).isEqualTo(before);
    }

    private MetadataService service(String id) {
        return cloud.instance(id).metadataService();
    }

    private String run(Consumer<RunInstancesRequest.Builder> more) {
        String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2).instanceType("m5.large").minCount(1)
                .maxCount(1).applyMutation(more)).instances().get(0).instanceId();
        cloud.time().settle();
        return id;
    }

    private Instance shown(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    private static String mac(Instance instance) {
        return instance.networkInterfaces().get(0).macAddress();
    }

    private static Map<String, String> ttl(String seconds) {
        return Map.of("x-aws-ec2-metadata-token-ttl-seconds", seconds);
    }

    private static Arguments item(String path, Function<Instance, String> expected) {
        return arguments(path, expected);
    }

    private static Arguments eni(String item, Function<Instance, String> expected) {
        return arguments("network/interfaces/macs/%mac/" + item, expected);
    }
}
