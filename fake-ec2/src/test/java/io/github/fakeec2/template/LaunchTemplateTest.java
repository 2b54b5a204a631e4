package io.github.fakeec2.template;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.quota.Quota;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

@EveryFace
class LaunchTemplateTest {

    private final Face face;

    LaunchTemplateTest(Face face) {
        this.face = face;
    }

    private static final String ABSENT = "lt-0123456789abcdef0";

    private static LaunchTemplate create(Ec2Client ec2, String name) {
        return ec2.createLaunchTemplate(r -> r.launchTemplateName(name)
                .launchTemplateData(d -> d.instanceType(InstanceType.T3_MICRO))).launchTemplate();
    }

    private static void createWith(Ec2Client ec2, RequestLaunchTemplateData data) {
        ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(data));
    }

    @Test
    @org.junit.jupiter.api.Tag("other-services")
    void aNewTemplateHasOneVersionWhichIsTheDefault() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            LaunchTemplate created = ec2.createLaunchTemplate(r -> r.launchTemplateName("web").versionDescription("v1")
                    .launchTemplateData(d -> d.instanceType(InstanceType.T3_MICRO))
                    .tagSpecifications(s -> s.resourceType("launch-template").tags(t -> t.key("team").value("a"))))
                    .launchTemplate();

            assertThat(created.launchTemplateId()).startsWith("lt-");
            assertThat(created.launchTemplateName()).isEqualTo("web");
            assertThat(created.createdBy()).isEqualTo(
                    cloud.client(StsClient.class).getCallerIdentity().arn());
            assertThat(created.createTime()).isEqualTo(cloud.time().now());
            assertThat(created.defaultVersionNumber()).isEqualTo(1);
            assertThat(created.latestVersionNumber()).isEqualTo(1);
            assertThat(created.tags()).containsExactly(Tag.builder().key("team").value("a").build());
            assertThat(ec2.describeLaunchTemplates().launchTemplates()).containsExactly(created);
        }
    }

    @Test
    void allThatATemplateIsMadeOfIsShown() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            createWith(ec2, RequestLaunchTemplateData.builder()
                    .imageId("resolve:ssm:golden").keyName("key").ebsOptimized(true).ramDiskId("ari-1")
                    .userData("aGk=").securityGroupIds("sg-1", "sg-2")
                    .iamInstanceProfile(p -> p.name("profile"))
                    .blockDeviceMappings(b -> b.deviceName("/dev/sdb").ebs(e -> e.volumeSize(9).volumeType("gp3")))
                    .networkInterfaces(i -> i.deviceIndex(1).ipv6Addresses(a -> a.ipv6Address("::1"))
                            .privateIpAddresses(a -> a.primary(true).privateIpAddress("10.0.0.4")))
                    .placement(p -> p.tenancy("dedicated").partitionNumber(3))
                    .instanceMarketOptions(m -> m.marketType("spot").spotOptions(o -> o.maxPrice("0.1")))
                    .tagSpecifications(s -> s.resourceType("volume").tags(t -> t.key("a").value("b")))
                    .instanceRequirements(q -> q.vCpuCount(c -> c.min(2).max(4)).memoryMiB(m -> m.min(512))
                            .cpuManufacturersWithStrings("intel").acceleratorCount(c -> c.max(0)))
                    .build());

            ResponseLaunchTemplateData shown = ec2.describeLaunchTemplateVersions(r -> r.launchTemplateName("web"))
                    .launchTemplateVersions().get(0).launchTemplateData();

            assertThat(shown).isEqualTo(ResponseLaunchTemplateData.builder()
                    .imageId("resolve:ssm:golden").keyName("key").ebsOptimized(true).ramDiskId("ari-1")
                    .userData("aGk=").securityGroupIds("sg-1", "sg-2")
                    .iamInstanceProfile(p -> p.name("profile"))
                    .blockDeviceMappings(b -> b.deviceName("/dev/sdb").ebs(e -> e.volumeSize(9).volumeType("gp3")))
                    .networkInterfaces(i -> i.deviceIndex(1).ipv6Addresses(a -> a.ipv6Address("::1"))
                            .privateIpAddresses(a -> a.primary(true).privateIpAddress("10.0.0.4")))
                    .placement(p -> p.tenancy("dedicated").partitionNumber(3))
                    .instanceMarketOptions(m -> m.marketType("spot").spotOptions(o -> o.maxPrice("0.1")))
                    .tagSpecifications(s -> s.resourceType("volume").tags(t -> t.key("a").value("b")))
                    .instanceRequirements(q -> q.vCpuCount(c -> c.min(2).max(4)).memoryMiB(m -> m.min(512))
                            .cpuManufacturersWithStrings("intel").acceleratorCount(c -> c.max(0)))
                    .build());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "with blank", "w\u00eb\u00df", "a:b"})
    void aNameHasThreeCharactersOrMoreAndFewKindsOfThem(String name) {
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidLaunchTemplateName.MalformedException", "The specified launch template name is "
                    + "invalid. A launch template name must be between 3 and 128 characters, and may contain letters, "
                    + "numbers, and the following characters: '-', '_', '.', '/', '(', and ')'.",
                    () -> create(cloud.ec2(), name));
        }
    }

    @Test
    void aNameHas128CharactersAtTheMost() {
        try (var cloud = FakeCloud.create()) {
            create(cloud.ec2(), "(a-b_c.d/e)" + "x".repeat(117));
            assertRefused("InvalidLaunchTemplateName.MalformedException",
                    () -> create(cloud.ec2(), "x".repeat(129)));
        }
    }

    @Test
    void aNameIsTakenOnceInARegion() {
        try (var cloud = FakeCloud.create()) {
            create(cloud.ec2(), "web");
            assertRefused("InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.",
                    () -> create(cloud.ec2(), "web"));
            create(cloud.client(Ec2Client.class, "eu-west-1"), "web");
            cloud.ec2().deleteLaunchTemplate(r -> r.launchTemplateName("web"));
            create(cloud.ec2(), "web");
        }
    }

    @Test
    void aTemplateHasANameAndAtLeastOneParameter() {
        try (var cloud = FakeCloud.create()) {
            assertRefused("MissingParameter", "The request must contain the parameter LaunchTemplateName",
                    () -> create(cloud.ec2(), null));
            String message = "No launch template data was provided. Launch template data is required to create a "
                    + "launch template.";
            assertRefused("MissingParameter", message, () -> createWith(cloud.ec2(), null));
            assertRefused("MissingParameter", message,
                    () -> createWith(cloud.ec2(), RequestLaunchTemplateData.builder().placement(p -> { }).build()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "no base64!  | Invalid BASE64 encoding of user data.",
        "16385       | User data is limited to 16384 bytes"})
    void userDataIsCheckedWhenItIsStored(String what, String message) {
        try (var cloud = FakeCloud.create()) {
            String data = what.equals("16385") ? Base64.getEncoder().encodeToString(new byte[16_385]) : what;
            assertRefused("InvalidUserData.Malformed", message,
                    () -> createWith(cloud.ec2(), RequestLaunchTemplateData.builder().userData(data).build()));
        }
    }

    @Test
    void requirementsAreCompleteAndExcludeAType() {
        try (var cloud = FakeCloud.create()) {
            assertRefused("MissingParameter",
                    "The request must contain the parameter InstanceRequirements.VCpuCount.Min",
                    () -> createWith(cloud.ec2(), RequestLaunchTemplateData.builder()
                            .instanceRequirements(q -> q.memoryMiB(m -> m.min(1))).build()));
            assertRefused("MissingParameter",
                    "The request must contain the parameter InstanceRequirements.MemoryMiB.Min",
                    () -> createWith(cloud.ec2(), RequestLaunchTemplateData.builder()
                            .instanceRequirements(q -> q.vCpuCount(c -> c.min(1))).build()));
            assertRefused("InvalidParameterCombination", () -> createWith(cloud.ec2(),
                    RequestLaunchTemplateData.builder().instanceType(InstanceType.T3_MICRO)
                            .instanceRequirements(q -> q.vCpuCount(c -> c.min(1)).memoryMiB(m -> m.min(1))).build()));
            assertRefused("InvalidParameterCombination", () -> createWith(cloud.ec2(),
                    RequestLaunchTemplateData.builder()
                            .instanceRequirements(q -> q.vCpuCount(c -> c.min(1)).memoryMiB(m -> m.min(1))
                                    .allowedInstanceTypes("m5.*").excludedInstanceTypes("m5.large")).build()));
        }
    }

    @Test
    void wrongParametersAreStoredAllTheSame() {
        try (var cloud = FakeCloud.create()) {
            createWith(cloud.ec2(), RequestLaunchTemplateData.builder().imageId("ami-none").instanceType("x9.none")
                    .securityGroupIds("sg-none").build());
            assertThat(cloud.ec2().describeLaunchTemplates().launchTemplates()).hasSize(1);
        }
    }

    @Test
    void theTemplateItselfIsAllThatItsCreationTags() {
        try (var cloud = FakeCloud.create()) {
            assertRefused("InvalidParameterValue", "The value for the ResourceType member of the TagSpecification "
                    + "request parameter must be \u2018launch-template\u2019. Verify the ResourceType and try again.",
                    () -> cloud.ec2().createLaunchTemplate(CreateLaunchTemplateRequest.builder()
                            .launchTemplateName("web").launchTemplateData(d -> d.keyName("key"))
                            .tagSpecifications(s -> s.resourceType("instance").tags(t -> t.key("a").value("b")))
                            .build()));
        }
    }

    @Test
    void aTemplateIsTaggedLikeAnyResource() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            assertRefused("InvalidLaunchTemplateId.NotFound", "The specified launch template, with template ID "
                    + ABSENT + ", does not exist.",
                    () -> ec2.createTags(r -> r.resources(ABSENT).tags(t -> t.key("a").value("b"))));
            String id = create(ec2, "web").launchTemplateId();
            ec2.createTags(r -> r.resources(id).tags(t -> t.key("a").value("b")));
            assertThat(ec2.describeLaunchTemplates().launchTemplates().get(0).tags()).hasSize(1);
            assertThat(ec2.describeTags().tags()).singleElement()
                    .satisfies(tag -> assertThat(tag.resourceTypeAsString()).isEqualTo("launch-template"));
        }
    }

    @Test
    void templatesAreCounted() {
        try (var cloud = FakeCloud.create()) {
            cloud.quotas().set(Quota.LAUNCH_TEMPLATES_PER_REGION, 1);
            create(cloud.ec2(), "web");
            assertRefused("LaunchTemplateLimitExceeded", () -> create(cloud.ec2(), "api"));
        }
    }

    // ---- describing

    @ParameterizedTest
    @CsvSource({
        "launch-template-name, w*, web", "tag:team, a, web", "tag-key, team, web", "create-time, 2*, web api db",
        "launch-template-name, W*, ''"})
    void templatesAreFiltered(String filter, String value, String names) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            ec2.createTags(r -> r.resources(create(ec2, "web").launchTemplateId())
                    .tags(t -> t.key("team").value("a")));
            create(ec2, "api");
            create(ec2, "db_");
            assertThat(names(ec2.describeLaunchTemplates(r -> r.filters(f -> f.name(filter).values(value)))
                    .launchTemplates())).isEqualTo(names.replace("db", "db_"));
        }
    }

    private static String names(List<LaunchTemplate> templates) {
        return String.join(" ", templates.stream().map(LaunchTemplate::launchTemplateName).toList());
    }

    @Test
    void templatesAreFoundByIdAndByName() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = create(ec2, "web").launchTemplateId();
            create(ec2, "api");
            assertThat(names(ec2.describeLaunchTemplates(r -> r.launchTemplateIds(id)).launchTemplates()))
                    .isEqualTo("web");
            assertThat(names(ec2.describeLaunchTemplates(r -> r.launchTemplateNames("api")).launchTemplates()))
                    .isEqualTo("api");
            String message = "At least one of the launch templates specified in the request does not exist.";
            assertRefused("InvalidLaunchTemplateId.NotFound", message,
                    () -> ec2.describeLaunchTemplates(r -> r.launchTemplateIds(id, ABSENT)));
            assertRefused("InvalidLaunchTemplateName.NotFoundException", message,
                    () -> ec2.describeLaunchTemplates(r -> r.launchTemplateNames("api", "none")));
            assertRefused("InvalidLaunchTemplateId.Malformed",
                    () -> ec2.describeLaunchTemplates(r -> r.launchTemplateIds("web")));
        }
    }

    @Test
    void templatesComeInPages() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            List.of("one", "two", "three").forEach(name -> create(ec2, name));
            assertThat(ec2.describeLaunchTemplatesPaginator(DescribeLaunchTemplatesRequest.builder().maxResults(2)
                    .build()).launchTemplates().stream().map(LaunchTemplate::launchTemplateName))
                    .containsExactly("one", "two", "three");
            for (int size : new int[] {0, 201}) {
                assertRefused("InvalidParameterValue", "Maximum results allowed are between 1 and 200",
                        () -> ec2.describeLaunchTemplates(r -> r.maxResults(size)));
            }
        }
    }

    // ---- changing and deleting

    @Test
    void anotherVersionBecomesTheDefault() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = create(ec2, "web").launchTemplateId();
            ec2.createLaunchTemplateVersion(r -> r.launchTemplateId(id).launchTemplateData(d -> d.keyName("key")));

            LaunchTemplate modified =
                    ec2.modifyLaunchTemplate(r -> r.launchTemplateId(id).defaultVersion("2")).launchTemplate();

            assertThat(modified.defaultVersionNumber()).isEqualTo(2);
            assertThat(ec2.describeLaunchTemplates().launchTemplates()).containsExactly(modified);
            assertThat(ec2.describeLaunchTemplateVersions(r -> r.launchTemplateId(id)).launchTemplateVersions())
                    .extracting(v -> v.versionNumber() + " " + v.defaultVersion())
                    .containsExactly("2 true", "1 false");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "9       | InvalidLaunchTemplateId.VersionNotFound | "
                + "Could not find the specified version 9 for the launch template with ID %s.",
        "$Latest | InvalidParameterValue | Invalid launch template version: either '$Default', '$Latest', or a "
                + "numeric version are allowed.",
        "null    | MissingParameter | The request must contain the parameter SetDefaultVersion"})
    void theDefaultIsTheNumberOfAVersion(String version, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            String id = create(cloud.ec2(), "web").launchTemplateId();
            assertRefused(code, message.replace("%s", id), () -> cloud.ec2().modifyLaunchTemplate(
                    r -> r.launchTemplateId(id).defaultVersion(version)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "lt-0123456789abcdef0 | null | InvalidLaunchTemplateId.NotFound | "
                + "The specified launch template, with template ID lt-0123456789abcdef0, does not exist.",
        "web  | null | InvalidLaunchTemplateId.Malformed | The ID for the launch template is malformed. Ensure that "
                + "you specify the launch template ID in the form lt-xxxxxxxxxxxxxxxxx.",
        "null | none | InvalidLaunchTemplateName.NotFoundException | "
                + "The specified launch template, with template name none, does not exist.",
        "null | null | MissingParameter | "
                + "The request must contain exactly one of launchTemplateId, launchTemplateName",
        "lt-0123456789abcdef0 | none | InvalidParameterCombination | "
                + "The request must contain exactly one of launchTemplateId, launchTemplateName"})
    void aTemplateIsNamedByIdOrByName(String id, String name, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            assertRefused(code, message,
                    () -> ec2.deleteLaunchTemplate(r -> r.launchTemplateId(id).launchTemplateName(name)));
            assertRefused(code, message, () -> ec2.modifyLaunchTemplate(
                    r -> r.launchTemplateId(id).launchTemplateName(name).defaultVersion("1")));
            assertRefused(code, message, () -> ec2.createLaunchTemplateVersion(r -> r.launchTemplateId(id)
                    .launchTemplateName(name).launchTemplateData(d -> d.keyName("key"))));
            assertRefused(code, message, () -> ec2.describeLaunchTemplateVersions(
                    r -> r.launchTemplateId(id).launchTemplateName(name)));
        }
    }

    @Test
    void aTemplateGoesWithAllItsVersions() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            LaunchTemplate created = create(ec2, "web");
            assertThat(ec2.deleteLaunchTemplate(r -> r.launchTemplateName("web")).launchTemplate()).isEqualTo(created);
            assertThat(ec2.describeLaunchTemplates().launchTemplates()).isEmpty();
            assertThat(ec2.describeLaunchTemplateVersions(r -> r.versions("$Latest")).launchTemplateVersions())
                    .isEmpty();
        }
    }
}
