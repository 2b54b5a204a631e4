package io.github.fakeec2.template;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

@EveryFace
class LaunchTemplateVersionTest {

    private final Face face;

    LaunchTemplateVersionTest(Face face) {
        this.face = face;
    }

    /** A template with four versions, of types that grow. */
    private static String four(Ec2Client ec2, String name) {
        String id = ec2.createLaunchTemplate(r -> r.launchTemplateName(name)
                .launchTemplateData(d -> d.instanceType("t3.nano"))).launchTemplate().launchTemplateId();
        for (String type : List.of("t3.micro", "t3.small", "t3.medium")) {
            version(ec2, id, null, d -> d.instanceType(type));
        }
        return id;
    }

    private static LaunchTemplateVersion version(Ec2Client ec2, String id, String source,
            Consumer<RequestLaunchTemplateData.Builder> data) {
        return ec2.createLaunchTemplateVersion(r -> r.launchTemplateId(id).sourceVersion(source)
                .launchTemplateData(data)).launchTemplateVersion();
    }

    private static List<Long> numbers(List<LaunchTemplateVersion> versions) {
        return versions.stream().map(LaunchTemplateVersion::versionNumber).toList();
    }

    private static List<Long> described(Ec2Client ec2, Consumer<DescribeLaunchTemplateVersionsRequest.Builder> what) {
        return numbers(ec2.describeLaunchTemplateVersions(what).launchTemplateVersions());
    }

    // ---- making

    @Test
    void aVersionHasWhatItWasMadeWithAndTheNextNumber() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = four(ec2, "web");

            LaunchTemplateVersion created = ec2.createLaunchTemplateVersion(r -> r.launchTemplateName("web")
                    .versionDescription("the fifth").launchTemplateData(d -> d.keyName("key"))).launchTemplateVersion();

            assertThat(created).isEqualTo(LaunchTemplateVersion.builder().launchTemplateId(id).launchTemplateName("web")
                    .versionNumber(5L).versionDescription("the fifth").defaultVersion(false)
                    .createdBy("arn:aws:iam::123456789012:user/developer").createTime(cloud.time().now())
                    .launchTemplateData(d -> d.keyName("key")).build());
            assertThat(ec2.describeLaunchTemplates().launchTemplates()).singleElement().satisfies(template -> {
                assertThat(template.latestVersionNumber()).isEqualTo(5);
                assertThat(template.defaultVersionNumber()).isEqualTo(1);
            });
        }
    }

    @Test
    void aVersionInheritsWhatItDoesNotSayFromItsSource() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(d -> d
                    .instanceType(InstanceType.T3_MICRO).keyName("old").securityGroupIds("sg-1", "sg-2")
                    .placement(p -> p.tenancy("dedicated")))).launchTemplate().launchTemplateId();

            LaunchTemplateVersion second = version(ec2, id, "1", d -> d.keyName("new").securityGroupIds("sg-3")
                    .placement(p -> p.availabilityZone("us-east-1a")));

            assertThat(second.launchTemplateData()).isEqualTo(ResponseLaunchTemplateData.builder()
                    .instanceType(InstanceType.T3_MICRO).keyName("new").securityGroupIds("sg-3")
                    .placement(p -> p.availabilityZone("us-east-1a")).build());
            assertThat(version(ec2, id, "$Latest", d -> d.kernelId("aki-1")).launchTemplateData().keyName())
                    .isEqualTo("new");
            assertThat(version(ec2, id, "$Default", d -> d.kernelId("aki-1")).launchTemplateData().keyName())
                    .isEqualTo("old");
            assertThat(version(ec2, id, null, d -> d.kernelId("aki-1")).launchTemplateData().keyName()).isNull();
            assertThat(version(ec2, id, "1", d -> { }).launchTemplateData().keyName()).isEqualTo("old");
        }
    }

    @Test
    void snapshotsOfTheSourceAreNotInherited() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(d -> d
                    .blockDeviceMappings(b -> b.deviceName("/dev/sdb").ebs(e -> e.snapshotId("snap-1").volumeSize(9)),
                            b -> b.deviceName("/dev/sdc").virtualName("ephemeral0"))))
                    .launchTemplate().launchTemplateId();

            assertThat(version(ec2, id, "1", d -> d.keyName("key")).launchTemplateData().blockDeviceMappings())
                    .extracting(m -> m.ebs() == null ? m.virtualName()
                            : m.ebs().snapshotId() + " " + m.ebs().volumeSize())
                    .containsExactly("null 9", "ephemeral0");
            assertThat(version(ec2, id, "1", d -> d.blockDeviceMappings(
                    b -> b.deviceName("/dev/sdb").ebs(e -> e.snapshotId("snap-2")))).launchTemplateData()
                    .blockDeviceMappings().get(0).ebs().snapshotId()).isEqualTo("snap-2");
        }
    }

    @Test
    void typeAndRequirementsReplaceEachOther() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = four(ec2, "web");
            var required = version(ec2, id, "1", d -> d.instanceRequirements(
                    q -> q.vCpuCount(c -> c.min(1)).memoryMiB(m -> m.min(1)))).launchTemplateData();
            assertThat(required.instanceTypeAsString()).isNull();
            assertThat(version(ec2, id, "5", d -> d.instanceType("t3.micro")).launchTemplateData()
                    .instanceRequirements()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "9    | InvalidLaunchTemplateId.VersionNotFound",
        "one  | InvalidParameterValue",
        "-1   | InvalidParameterValue",
        "null | MissingParameter"})
    void aVersionNeedsDataOrASource(String source, String code) {
        try (var cloud = FakeCloud.create()) {
            String id = four(cloud.ec2(), "web");
            assertRefused(code, () -> version(cloud.ec2(), id, source, d -> { }));
            assertRefused("MissingParameter", "The request must contain the parameter LaunchTemplateData",
                    () -> cloud.ec2().createLaunchTemplateVersion(r -> r.launchTemplateId(id).sourceVersion("1")));
        }
    }

    @Test
    void aDescriptionHas255CharactersAtTheMost() {
        try (var cloud = FakeCloud.create()) {
            String id = four(cloud.ec2(), "web");
            for (int length : new int[] {255, 256}) {
                Runnable creation = () -> cloud.ec2().createLaunchTemplateVersion(r -> r.launchTemplateId(id)
                        .sourceVersion("1").versionDescription("x".repeat(length)).launchTemplateData(d -> { }));
                if (length == 255) {
                    creation.run();
                } else {
                    assertRefused("InvalidParameterValue", creation::run);
                }
            }
        }
    }

    @Test
    void versionsAreCounted() {
        try (var cloud = FakeCloud.create()) {
            String id = four(cloud.ec2(), "web");
            cloud.quotas().set(Quota.VERSIONS_PER_LAUNCH_TEMPLATE, 4);
            assertRefused("LaunchTemplateVersionLimitExceeded",
                    () -> version(cloud.ec2(), id, "1", d -> d.keyName("key")));
            cloud.ec2().deleteLaunchTemplateVersions(r -> r.launchTemplateId(id).versions("4"));
            version(cloud.ec2(), id, "1", d -> d.keyName("key"));
        }
    }

    // ---- describing

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null             | null | null | 4 3 2 1",
        "3 1              | null | null | 3 1",
        "$Latest          | null | null | 4",
        "$Default         | null | null | 2",
        "$Default 2 3     | null | null | 3 2",
        "null             | 2    | null | 4 3 2",
        "null             | null | 3    | 3 2 1",
        "null             | 2    | 3    | 3 2",
        "null             | 5    | null | ''"})
    void theVersionsOfATemplateAreNamedOrInARange(String versions, String min, String max, String expected) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = four(ec2, "web");
            ec2.modifyLaunchTemplate(r -> r.launchTemplateId(id).defaultVersion("2"));
            List<Long> numbers = described(ec2, r -> r.launchTemplateId(id).minVersion(min).maxVersion(max)
                    .versions(versions == null ? List.of() : Arrays.asList(versions.split(" "))));
            assertThat(String.join(" ", numbers.stream().map(Object::toString).toList())).isEqualTo(expected);
        }
    }

    @Test
    void theLatestAndTheDefaultVersionsOfAllTemplatesAreDescribedTogether() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            four(ec2, "web");
            ec2.createLaunchTemplate(r -> r.launchTemplateName("api").launchTemplateData(d -> d.keyName("key")));
            assertThat(ec2.describeLaunchTemplateVersions(r -> r.versions("$Latest", "$Default"))
                    .launchTemplateVersions()).extracting(v -> v.launchTemplateName() + " " + v.versionNumber())
                    .containsExactly("api 1", "web 4", "web 1");
            assertRefused("InvalidParameterValue",
                    () -> ec2.describeLaunchTemplateVersions(r -> r.versions("1")));
            assertRefused("MissingParameter", () -> ec2.describeLaunchTemplateVersions(r -> { }));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9,   InvalidLaunchTemplateId.VersionNotFound",
        "one, InvalidParameterValue"})
    void aVersionThatIsNotThereIsRefused(String version, String code) {
        try (var cloud = FakeCloud.create()) {
            String id = four(cloud.ec2(), "web");
            assertRefused(code, () -> described(cloud.ec2(), r -> r.launchTemplateId(id).versions("1", version)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "create-time, 2*, 2 1", "ebs-optimized, true, 2", "http-endpoint, enabled, 2", "http-protocol-ipv4, *, ''",
        "host-resource-group-arn, arn:group, 2", "http-tokens, required, 2", "iam-instance-profile, arn:profile, 2",
        "image-id, ami-*, 2", "instance-type, t3.*, 1", "is-default-version, true, 1", "is-default-version, false, 2",
        "kernel-id, aki-1, 2", "license-configuration-arn, arn:license, 2", "network-card-index, 1, 2",
        "ram-disk-id, ari-1, 2"})
    void versionsAreFiltered(String filter, String value, String expected) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = ec2.createLaunchTemplate(r -> r.launchTemplateName("web")
                    .launchTemplateData(d -> d.instanceType("t3.nano"))).launchTemplate().launchTemplateId();
            version(ec2, id, null, d -> d.ebsOptimized(true).imageId("ami-1").kernelId("aki-1").ramDiskId("ari-1")
                    .metadataOptions(m -> m.httpEndpoint("enabled").httpTokens("required"))
                    .placement(p -> p.hostResourceGroupArn("arn:group"))
                    .iamInstanceProfile(p -> p.arn("arn:profile"))
                    .licenseSpecifications(l -> l.licenseConfigurationArn("arn:license"))
                    .networkInterfaces(i -> i.deviceIndex(0).networkCardIndex(1)));
            List<Long> numbers = described(ec2, r -> r.launchTemplateId(id)
                    .filters(f -> f.name(filter).values(value)));
            assertThat(String.join(" ", numbers.stream().map(Object::toString).toList())).isEqualTo(expected);
        }
    }

    @Test
    void newVersionsBetweenTwoPagesRepeatNothing() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = four(ec2, "web");
            var first = ec2.describeLaunchTemplateVersions(r -> r.launchTemplateId(id).maxResults(3));
            version(ec2, id, "1", d -> d.keyName("key"));

            var second = ec2.describeLaunchTemplateVersions(
                    r -> r.launchTemplateId(id).maxResults(3).nextToken(first.nextToken()));

            assertThat(numbers(first.launchTemplateVersions())).containsExactly(4L, 3L, 2L);
            assertThat(numbers(second.launchTemplateVersions())).containsExactly(1L);
            assertThat(second.nextToken()).isNull();
            assertRefused("InvalidParameterValue", "Maximum results allowed are between 1 and 200",
                    () -> described(ec2, r -> r.launchTemplateId(id).maxResults(201)));
        }
    }

    @Test
    void aParameterInPlaceOfAnImageIsResolvedOnRequest() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String alias = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";
            ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(d -> d.imageId(alias)));
            for (boolean resolve : new boolean[] {false, true}) {
                String expected = resolve ? Amis.AMAZON_LINUX_2023 : alias;
                assertThat(ec2.describeLaunchTemplateVersions(r -> r.launchTemplateName("web").resolveAlias(resolve))
                        .launchTemplateVersions().get(0).launchTemplateData().imageId()).isEqualTo(expected);
                assertThat(ec2.createLaunchTemplateVersion(r -> r.launchTemplateName("web").sourceVersion("1")
                        .launchTemplateData(d -> { }).resolveAlias(resolve)).launchTemplateVersion()
                        .launchTemplateData().imageId()).isEqualTo(expected);
            }
            ec2.createLaunchTemplateVersion(r -> r.launchTemplateName("web")
                    .launchTemplateData(d -> d.imageId("resolve:ssm:none")));
            assertRefused("SsmInvalidParameter", () -> ec2.describeLaunchTemplateVersions(
                    r -> r.launchTemplateName("web").resolveAlias(true)));
        }
    }

    // ---- deleting

    @Test
    void versionsAreDeletedEachForItself() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = four(ec2, "web");

            var answer = ec2.deleteLaunchTemplateVersions(r -> r.launchTemplateName("web").versions("2", "1", "9"));

            assertThat(answer.successfullyDeletedLaunchTemplateVersions()).singleElement().satisfies(deleted -> {
                assertThat(deleted.launchTemplateId()).isEqualTo(id);
                assertThat(deleted.launchTemplateName()).isEqualTo("web");
                assertThat(deleted.versionNumber()).isEqualTo(2);
            });
            assertThat(answer.unsuccessfullyDeletedLaunchTemplateVersions())
                    .extracting(kept -> kept.versionNumber() + " " + kept.responseError().codeAsString())
                    .containsExactly("1 unexpectedError", "9 launchTemplateVersionDoesNotExist");
            assertThat(described(ec2, r -> r.launchTemplateId(id))).containsExactly(4L, 3L, 1L);
        }
    }

    @Test
    void theLatestVersionIsTheHighestThatIsLeftAndNumbersAreNotGivenAgain() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = four(ec2, "web");
            ec2.deleteLaunchTemplateVersions(r -> r.launchTemplateId(id).versions("4", "3"));
            assertThat(ec2.describeLaunchTemplates().launchTemplates().get(0).latestVersionNumber()).isEqualTo(2);
            assertThat(described(ec2, r -> r.launchTemplateId(id).versions("$Latest"))).containsExactly(2L);
            assertThat(version(ec2, id, "$Latest", d -> d.keyName("key")).versionNumber()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
        "lt-0123456789abcdef0, null, launchTemplateIdDoesNotExist",
        "web,                  null, launchTemplateIdMalformed",
        "null,                 none, launchTemplateNameDoesNotExist"})
    void theAnswerSaysThatThereIsNoSuchTemplate(String id, String name, String code) {
        try (var cloud = FakeCloud.create()) {
            var answer = cloud.ec2().deleteLaunchTemplateVersions(
                    r -> r.launchTemplateId(id).launchTemplateName(name).versions("1", "2"));
            assertThat(answer.successfullyDeletedLaunchTemplateVersions()).isEmpty();
            assertThat(answer.unsuccessfullyDeletedLaunchTemplateVersions()).hasSize(2).allSatisfy(kept -> {
                assertThat(kept.responseError().codeAsString()).isEqualTo(code);
                assertThat(kept.launchTemplateId()).isEqualTo(id);
                assertThat(kept.launchTemplateName()).isEqualTo(name);
            });
        }
    }

    @Test
    void aDeletionNamesTheTemplateAndOneTo200Numbers() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = four(ec2, "web");
            assertRefused("MissingParameter", () -> ec2.deleteLaunchTemplateVersions(r -> r.launchTemplateId(id)));
            assertRefused("MissingParameter", () -> ec2.deleteLaunchTemplateVersions(r -> r.versions("1")));
            assertRefused("InvalidParameterValue",
                    () -> ec2.deleteLaunchTemplateVersions(r -> r.launchTemplateId(id).versions("$Latest")));
            assertRefused("InvalidParameterValue", () -> ec2.deleteLaunchTemplateVersions(
                    r -> r.launchTemplateId(id).versions(Collections.nCopies(201, "2"))));
            assertThat(described(ec2, r -> r.launchTemplateId(id))).hasSize(4);
        }
    }
}
