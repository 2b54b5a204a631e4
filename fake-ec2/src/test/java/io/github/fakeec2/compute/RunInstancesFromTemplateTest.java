package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;

@EveryFace
class RunInstancesFromTemplateTest {

    private final Face face;

    RunInstancesFromTemplateTest(Face face) {
        this.face = face;
    }

    private static final String ID = "aws:ec2launchtemplate:id";
    private static final String VERSION = "aws:ec2launchtemplate:version";

    /** Makes the template {@code web} of the smallest thing that launches and what is added. */
    private static String template(Ec2Client ec2, Consumer<RequestLaunchTemplateData.Builder> added) {
        return ec2.createLaunchTemplate(r -> r.launchTemplateName("web").launchTemplateData(d -> added.accept(
                d.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro")))).launchTemplate().launchTemplateId();
    }

    private static Instance launch(Ec2Client ec2, Consumer<RunInstancesRequest.Builder> added) {
        RunInstancesRequest.Builder request = RunInstancesRequest.builder()
                .launchTemplate(t -> t.launchTemplateName("web")).minCount(1).maxCount(1);
        added.accept(request);
        String id = ec2.runInstances(request.build()).instances().get(0).instanceId();
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    private static Instance version(Ec2Client ec2, String version) {
        return launch(ec2, r -> r.launchTemplate(t -> t.launchTemplateName("web").version(version)));
    }

    private static String tag(Instance instance, String key) {
        return instance.tags().stream().filter(tag -> tag.key().equals(key)).map(Tag::value).findFirst().orElse(null);
    }

    // ---- which version

    @Test
    void theDefaultVersionIsLaunchedUnlessTheRequestNamesOneAndTheLatestMoves() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = template(ec2, d -> { });
            newVersion(ec2, "t3.small");
            assertThat(version(ec2, null).instanceTypeAsString()).isEqualTo("t3.micro");
            assertThat(version(ec2, "$Latest").instanceTypeAsString()).isEqualTo("t3.small");
            newVersion(ec2, "t3.large");
            ec2.modifyLaunchTemplate(r -> r.launchTemplateName("web").defaultVersion("2"));
            assertThat(version(ec2, null).instanceTypeAsString()).isEqualTo("t3.small");
            assertThat(version(ec2, "$Default").instanceTypeAsString()).isEqualTo("t3.small");
            assertThat(version(ec2, "$Latest").instanceTypeAsString()).isEqualTo("t3.large");
            assertThat(version(ec2, "1").instanceTypeAsString()).isEqualTo("t3.micro");
            assertThat(launch(ec2, r -> r.launchTemplate(t -> t.launchTemplateId(id).version("3")))
                    .instanceTypeAsString()).isEqualTo("t3.large");
        }
    }

    private static void newVersion(Ec2Client ec2, String type) {
        ec2.createLaunchTemplateVersion(r -> r.launchTemplateName("web").sourceVersion("$Latest")
                .launchTemplateData(d -> d.instanceType(type)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "lt-0123456789abcdef0 | null | null | InvalidLaunchTemplateId.NotFound | "
                + "The specified launch template, with template ID lt-0123456789abcdef0, does not exist.",
        "null | api  | null | InvalidLaunchTemplateName.NotFoundException | "
                + "The specified launch template, with template name api, does not exist.",
        "null | web  | 2    | InvalidLaunchTemplateId.VersionNotFound | "
                + "Could not find the specified version 2 for the launch template with ID %s.",
        "null | web  | $latest | InvalidParameterValue | Invalid launch template version: either '$Default', "
                + "'$Latest', or a numeric version are allowed.",
        "null | null | 1 | MissingParameter | "
                + "The request must contain exactly one of launchTemplateId, launchTemplateName",
        "lt-0123456789abcdef0 | web | 1 | InvalidParameterCombination | "
                + "The request must contain exactly one of launchTemplateId, launchTemplateName"})
    void aTemplateThatIsNotThereLaunchesNothing(String id, String name, String version, String code, String message) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String existing = template(ec2, d -> { });
            assertRefused(code, message.replace("%s", existing), () -> launch(ec2, r -> r.launchTemplate(
                    LaunchTemplateSpecification.builder().launchTemplateId(id).launchTemplateName(name)
                            .version(version).build())));
            assertThat(ec2.describeInstances().reservations()).isEmpty();
        }
    }

    // ---- the request over the template

    static Stream<Arguments> overlays() {
        return Stream.of(
                overlay("a value of the template", d -> d.keyName("key"), r -> { }, Instance::keyName, "key"),
                overlay("a value of the request alone", d -> { }, r -> r.keyName("key"), Instance::keyName, "key"),
                overlay("a value of both", d -> d.ebsOptimized(true), r -> r.ebsOptimized(false),
                        Instance::ebsOptimized, false),
                overlay("the type", d -> { }, r -> r.instanceType("t3.small"), Instance::instanceTypeAsString,
                        "t3.small"),
                overlay("the AMI as a parameter", d -> d.imageId(
                        "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"),
                        r -> { }, Instance::imageId, Amis.AMAZON_LINUX_2023),
                overlay("members of a part each for itself", d -> d.metadataOptions(
                        m -> m.httpTokens("required").httpPutResponseHopLimit(3)),
                        r -> r.metadataOptions(m -> m.httpPutResponseHopLimit(5)),
                        i -> i.metadataOptions().httpTokensAsString() + i.metadataOptions().httpPutResponseHopLimit(),
                        "required5"),
                overlay("the placement", d -> d.placement(p -> p.tenancy("dedicated").availabilityZone("us-east-1a"))
                        .instanceType("m5.large"),
                        r -> r.placement(p -> p.availabilityZone("us-east-1b")),
                        i -> i.placement().tenancyAsString() + " " + i.placement().availabilityZone(),
                        "dedicated us-east-1b"),
                overlay("a block device by its name", d -> d.blockDeviceMappings(
                        b -> b.deviceName("/dev/xvda").ebs(e -> e.volumeSize(20).deleteOnTermination(false)),
                        b -> b.deviceName("/dev/sdb").ebs(e -> e.volumeSize(5)),
                        b -> b.deviceName("/dev/sdc").ebs(e -> e.volumeSize(6))),
                        r -> r.blockDeviceMappings(b -> b.deviceName("/dev/sdb").noDevice(""),
                                b -> b.deviceName("/dev/xvda").ebs(e -> e.volumeSize(30)),
                                b -> b.deviceName("/dev/sdd").ebs(e -> e.volumeSize(7))),
                        i -> i.blockDeviceMappings().stream()
                                .map(m -> m.deviceName() + m.ebs().deleteOnTermination()).sorted().toList(),
                        List.of("/dev/sdctrue", "/dev/sddtrue", "/dev/xvdafalse")),
                overlay("an interface by its device", d -> d.networkInterfaces(
                        n -> n.deviceIndex(0).description("first"), n -> n.deviceIndex(1).description("second")),
                        r -> r.networkInterfaces(n -> n.deviceIndex(1).secondaryPrivateIpAddressCount(1)),
                        i -> i.networkInterfaces().stream()
                                .map(n -> n.description() + n.privateIpAddresses().size()).toList(),
                        List.of("first1", "second2")));
    }

    private static Arguments overlay(String what, Consumer<RequestLaunchTemplateData.Builder> template,
            Consumer<RunInstancesRequest.Builder> request, Function<Instance, Object> look, Object expected) {
        return arguments(what, template, request, look, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overlays")
    void whatTheRequestSaysGoesOverTheTemplate(String what, Consumer<RequestLaunchTemplateData.Builder> template,
            Consumer<RunInstancesRequest.Builder> request, Function<Instance, Object> look, Object expected) {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            ec2.createKeyPair(r -> r.keyName("key"));
            template(ec2, template);
            Instance instance = launch(ec2, request);
            assertThat(look.apply(instance)).isEqualTo(expected);
        }
    }

    @Test
    void groupsOfTheRequestReplaceThoseOfTheTemplateHoweverTheyAreNamed() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String web = ec2.createSecurityGroup(r -> r.groupName("web").description("web")).groupId();
            template(ec2, d -> d.securityGroups("default"));
            assertThat(launch(ec2, r -> { }).securityGroups()).extracting(g -> g.groupName())
                    .containsExactly("default");
            assertThat(launch(ec2, r -> r.securityGroupIds(web)).securityGroups()).extracting(g -> g.groupName())
                    .containsExactly("web");
        }
    }

    // ---- errors are the launch's own

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("no least count", d -> { }, r -> r.minCount(null), "MissingParameter",
                        "The request must contain the parameter MinCount"),
                refusal("no most count", d -> { }, r -> r.maxCount(null), "MissingParameter",
                        "The request must contain the parameter MaxCount"),
                refusal("no AMI", d -> d.imageId(null), r -> { }, "MissingParameter",
                        "The request must contain the parameter ImageId"),
                refusal("an unknown type in the template", d -> d.instanceType("t3.planetary"), r -> { },
                        "InvalidParameterValue", "Invalid value 't3.planetary' for InstanceType."),
                refusal("an unknown key in the template", d -> d.keyName("none"), r -> { }, "InvalidKeyPair.NotFound",
                        "The key pair 'none' does not exist"),
                refusal("interfaces in the template and groups in the request",
                        d -> d.networkInterfaces(n -> n.deviceIndex(0)), r -> r.securityGroupIds("sg-1"),
                        "InvalidParameterCombination", "Network interfaces and an instance-level security groups may "
                                + "not be specified on the same request"),
                refusal("interfaces in the template and a subnet in the request",
                        d -> d.networkInterfaces(n -> n.deviceIndex(0)), r -> r.subnetId("subnet-1"),
                        "InvalidParameterCombination", "Network interfaces and an instance-level subnet ID may not be "
                                + "specified on the same request"),
                refusal("tags for what a launch does not make", d -> d.tagSpecifications(
                        s -> s.resourceType("vpc").tags(t -> t.key("a").value("b"))), r -> { },
                        "InvalidParameterValue", "'vpc' is not a valid taggable resource type for this operation."));
    }

    private static Arguments refusal(String what, Consumer<RequestLaunchTemplateData.Builder> template,
            Consumer<RunInstancesRequest.Builder> request, String code, String message) {
        return arguments(what, template, request, code, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatIsWrongWithALaunchIsWrongWithATemplateToo(String what,
            Consumer<RequestLaunchTemplateData.Builder> template, Consumer<RunInstancesRequest.Builder> request,
            String code, String message) {
        try (var cloud = FakeCloud.create()) {
            template(cloud.ec2(), template);
            assertRefused(code, message, () -> launch(cloud.ec2(), request));
        }
    }

    @Test
    void requirementsAreForFleets() {
        try (var cloud = FakeCloud.create()) {
            template(cloud.ec2(), d -> d.instanceType((String) null).instanceRequirements(
                    q -> q.vCpuCount(c -> c.min(1)).memoryMiB(m -> m.min(1))));
            assertRefused("UnsupportedOperation", () -> launch(cloud.ec2(), r -> { }));
        }
    }

    // ---- tags

    @Test
    void anInstanceTellsWhichTemplateAndVersionLaunchedIt() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            String id = template(ec2, d -> { });
            newVersion(ec2, "t3.small");
            Instance instance = version(ec2, "$Latest");
            assertThat(tag(instance, ID)).isEqualTo(id);
            assertThat(tag(instance, VERSION)).isEqualTo("2");

            ec2.deleteLaunchTemplate(r -> r.launchTemplateId(id));
            assertThat(ec2.describeInstances(r -> r.filters(f -> f.name("tag:" + ID).values(id))).reservations())
                    .hasSize(1);
        }
    }

    @Test
    void tagsOfTheRequestGoOverThoseOfTheTemplateKeyByKey() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            template(ec2, d -> d.tagSpecifications(
                    s -> s.resourceType("instance").tags(t -> t.key("a").value("1"), t -> t.key("b").value("1")),
                    s -> s.resourceType("volume").tags(t -> t.key("v").value("1"))));
            Instance instance = launch(ec2, r -> r.tagSpecifications(
                    s -> s.resourceType("instance").tags(t -> t.key("b").value("2"), t -> t.key("c").value("2"))));
            assertThat(instance.tags()).extracting(t -> t.key() + t.value())
                    .contains("a1", "b2", "c2").hasSize(5);
            assertThat(ec2.describeVolumes().volumes().get(0).tags()).extracting(t -> t.key() + t.value())
                    .containsExactly("v1");
        }
    }

    @Test
    void theTagsThatAwsSetsAreBeyondAUsersReach() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = face.of(cloud);
            template(ec2, d -> { });
            String id = launch(ec2, r -> { }).instanceId();
            String message = "Tag keys starting with 'aws:' are reserved for internal use";
            assertRefused("InvalidParameterValue", message,
                    () -> ec2.createTags(r -> r.resources(id).tags(t -> t.key(VERSION).value("9"))));
            assertRefused("InvalidParameterValue", message,
                    () -> ec2.deleteTags(r -> r.resources(id).tags(t -> t.key(ID))));

            List<Tag> fifty = IntStream.range(0, 50)
                    .mapToObj(i -> Tag.builder().key("k" + i).value("").build()).toList();
            ec2.createTags(r -> r.resources(id).tags(fifty));
            assertRefused("TagLimitExceeded",
                    () -> ec2.createTags(r -> r.resources(id).tags(t -> t.key("one more").value(""))));
            ec2.deleteTags(r -> r.resources(id));
            assertThat(ec2.describeTags(r -> r.filters(f -> f.name("resource-id").values(id))).tags())
                    .extracting(t -> t.key()).containsExactlyInAnyOrder(ID, VERSION);
        }
    }
}
