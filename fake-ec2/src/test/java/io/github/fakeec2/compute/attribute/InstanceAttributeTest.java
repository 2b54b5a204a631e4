package io.github.fakeec2.compute.attribute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.Launching;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/** ModifyInstanceAttribute, DescribeInstanceAttribute and ResetInstanceAttribute. */
@EveryFace
class InstanceAttributeTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    InstanceAttributeTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private interface Change extends Consumer<ModifyInstanceAttributeRequest.Builder> {
    }

    private interface Shown extends Function<DescribeInstanceAttributeResponse, Object> {
    }

    private static Arguments change(String attribute, Change change, Shown shown, Object expected, boolean needsStop) {
        return Arguments.of(attribute, change, shown, expected, needsStop);
    }

    private static Change named(String attribute, String value) {
        return r -> r.attribute(attribute).value(value);
    }

    /** By the names of the members, since newer versions of the SDK have another type for it. */
    private static Change userData(String text) {
        return r -> {
            SdkField<?> userData = member(r, "UserData");
            SdkPojo blob = userData.constructor().get();
            member(blob, "Value").set(blob, SdkBytes.fromUtf8String(text));
            userData.set(r, ((Buildable) blob).build());
        };
    }

    private static SdkField<?> member(SdkPojo pojo, String name) {
        return pojo.sdkFields().stream().filter(field -> field.memberName().equals(name)).findFirst().orElseThrow();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("instanceType", r -> r.instanceType(v -> v.value("m5.large")), a -> a.instanceType().value(),
                        "m5.large", true),
                change("instanceType", named("instanceType", "t3.nano"), a -> a.instanceType().value(), "t3.nano",
                        true),
                change("userData", userData("echo 1"),
                        a -> a.userData().value(), base64("echo 1"), true),
                change("userData", named("userData", base64("echo 2")), a -> a.userData().value(), base64("echo 2"),
                        true),
                change("ebsOptimized", r -> r.ebsOptimized(v -> v.value(true)), a -> a.ebsOptimized().value(), true,
                        true),
                change("sriovNetSupport", r -> r.sriovNetSupport(v -> v.value("simple")),
                        a -> a.sriovNetSupport().value(), "simple", true),
                change("disableApiTermination", r -> r.disableApiTermination(v -> v.value(true)),
                        a -> a.disableApiTermination().value(), true, false),
                change("disableApiTermination", named("disableApiTermination", "true"),
                        a -> a.disableApiTermination().value(), true, false),
                change("disableApiStop", r -> r.disableApiStop(v -> v.value(true)), a -> a.disableApiStop().value(),
                        true, false),
                change("instanceInitiatedShutdownBehavior",
                        r -> r.instanceInitiatedShutdownBehavior(v -> v.value("terminate")),
                        a -> a.instanceInitiatedShutdownBehavior().value(), "terminate", false),
                change("instanceInitiatedShutdownBehavior", named("instanceInitiatedShutdownBehavior", "terminate"),
                        a -> a.instanceInitiatedShutdownBehavior().value(), "terminate", false),
                change("sourceDestCheck", r -> r.sourceDestCheck(v -> v.value(false)),
                        a -> a.sourceDestCheck().value(), false, false),
                change("blockDeviceMapping", r -> r.blockDeviceMappings(
                                b -> b.deviceName("/dev/xvda").ebs(e -> e.deleteOnTermination(false))),
                        a -> a.blockDeviceMappings().get(0).ebs().deleteOnTermination(), false, false),
                change("blockDeviceMapping", r -> r.attribute("blockDeviceMapping").blockDeviceMappings(
                                b -> b.deviceName("/dev/xvda").ebs(e -> { })),
                        a -> a.blockDeviceMappings().get(0).ebs().deleteOnTermination(), true, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void anAttributeIsChangedInTheStateThatItNeeds(String attribute, Change change, Shown shown, Object expected,
            boolean needsStop) {
        String id = Launching.one(ec2);
        if (needsStop) {
            assertRefused("IncorrectInstanceState", "The instance '" + id + "' is not in the 'stopped' state.",
                    () -> modify(id, change));
        } else {
            modify(id, change);
            assertThat(shown.apply(describe(id, attribute))).isEqualTo(expected);
        }

        ec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiStop(v -> v.value(false)));
        ec2.stopInstances(r -> r.instanceIds(id));
        modify(id, change);
        assertThat(shown.apply(describe(id, attribute))).isEqualTo(expected);

        ec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiStop(v -> v.value(false)));
        ec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(v -> v.value(false)));
        ec2.terminateInstances(r -> r.instanceIds(id));
        assertRefused("IncorrectInstanceState", () -> modify(id, change));
    }

    private void modify(String id, Change change) {
        ec2.modifyInstanceAttribute(r -> change.accept(r.instanceId(id)));
    }

    private DescribeInstanceAttributeResponse describe(String id, String attribute) {
        return ec2.describeInstanceAttribute(r -> r.instanceId(id).attribute(attribute));
    }

    static Stream<Arguments> untouched() {
        return Stream.of(
                Arguments.of("instanceType", (Shown) a -> a.instanceType().value(), "t3.micro"),
                Arguments.of("kernel", (Shown) a -> a.kernelId().value(), null),
                Arguments.of("ramdisk", (Shown) a -> a.ramdiskId().value(), null),
                Arguments.of("userData", (Shown) a -> a.userData().value(), null),
                Arguments.of("disableApiTermination", (Shown) a -> a.disableApiTermination().value(), false),
                Arguments.of("disableApiStop", (Shown) a -> a.disableApiStop().value(), false),
                Arguments.of("instanceInitiatedShutdownBehavior",
                        (Shown) a -> a.instanceInitiatedShutdownBehavior().value(), "stop"),
                Arguments.of("rootDeviceName", (Shown) a -> a.rootDeviceName().value(), "/dev/xvda"),
                Arguments.of("blockDeviceMapping",
                        (Shown) a -> a.blockDeviceMappings().get(0).ebs().deleteOnTermination(), true),
                Arguments.of("productCodes", (Shown) DescribeInstanceAttributeResponse::productCodes, List.of()),
                Arguments.of("sourceDestCheck", (Shown) a -> a.sourceDestCheck().value(), true),
                Arguments.of("groupSet", (Shown) a -> a.groups().get(0).groupName(), "default"),
                Arguments.of("ebsOptimized", (Shown) a -> a.ebsOptimized().value(), false),
                Arguments.of("sriovNetSupport", (Shown) a -> a.sriovNetSupport().value(), null),
                Arguments.of("enclaveOptions", (Shown) a -> a.enclaveOptions().enabled(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("untouched")
    void anAttributeIsShownAloneAndNeverMissing(String attribute, Shown shown, Object expected) {
        String id = Launching.one(ec2);

        DescribeInstanceAttributeResponse answer = describe(id, attribute);

        assertThat(answer.instanceId()).isEqualTo(id);
        assertThat(shown.apply(answer)).isEqualTo(expected);
        if (!attribute.equals("rootDeviceName")) {
            assertThat(answer.rootDeviceName()).isNull();
        }
    }

    private static Arguments refused(String what, Change change, String code, String message) {
        return Arguments.of(Named.of(what, change), code, message);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("nothing", r -> { }, "InvalidParameterCombination", "No attributes specified."),
                refused("two attributes", r -> r.sourceDestCheck(v -> v.value(true)).ebsOptimized(v -> v.value(true)),
                        "InvalidParameterCombination",
                        "Fields for multiple attribute types specified: sourceDestCheck, ebsOptimized"),
                refused("two attributes, one by its name", r -> r.sourceDestCheck(v -> v.value(true))
                        .attribute("disableApiStop").value("true"), "InvalidParameterCombination",
                        "Fields for multiple attribute types specified: disableApiStop, sourceDestCheck"),
                refused("unknown attribute", named("colour", "red"), "InvalidParameterValue",
                        "Value (colour) for parameter attribute is invalid. Unknown attribute."),
                refused("attribute that cannot change", named("rootDeviceName", "/dev/sda1"),
                        "InvalidParameterValue", null),
                refused("value without attribute", r -> r.value("true"), "MissingParameter", null),
                refused("attribute without value", r -> r.attribute("disableApiStop"), "MissingParameter", null),
                refused("member without value", r -> r.disableApiStop(v -> { }), "MissingParameter", null),
                refused("text without value", r -> r.instanceType(v -> { }), "MissingParameter", null),
                refused("groups by name alone", named("groupSet", "sg-1"), "MissingParameter", null),
                refused("no flag", named("disableApiTermination", "perhaps"), "InvalidParameterValue", null),
                refused("unknown type", r -> r.instanceType(v -> v.value("t3.planetary")),
                        "InvalidInstanceAttributeValue", "Invalid value 't3.planetary' for InstanceType."),
                refused("type of another architecture", r -> r.instanceType(v -> v.value("t4g.micro")),
                        "InvalidInstanceAttributeValue",
                        "Modifying the instance type from t3.micro to t4g.micro is not allowed."),
                refused("shutdown behavior", r -> r.instanceInitiatedShutdownBehavior(v -> v.value("explode")),
                        "InvalidInstanceAttributeValue", null),
                refused("sriov", r -> r.sriovNetSupport(v -> v.value("complex")), "InvalidInstanceAttributeValue",
                        null),
                refused("kernel", r -> r.kernel(v -> v.value("aki-12345678")), "InvalidParameterCombination", null),
                refused("ramdisk", named("ramdisk", "ari-12345678"), "InvalidParameterCombination", null),
                refused("user data that is no Base64", named("userData", "#!/bin/sh"), "InvalidParameterValue",
                        "Invalid BASE64 encoding of user data."),
                refused("user data above 16 KB", userData("x".repeat(16_385)), "InvalidParameterValue",
                        "User data is limited to 16384 bytes"),
                refused("device that is not there", r -> r.blockDeviceMappings(
                        b -> b.deviceName("/dev/sdf").ebs(e -> e.deleteOnTermination(true))),
                        "InvalidInstanceAttributeValue", "No device is currently mapped at /dev/sdf"),
                refused("mapping without device", r -> r.blockDeviceMappings(b -> b.ebs(e -> { })),
                        "MissingParameter", null),
                refused("mapping without volume", r -> r.blockDeviceMappings(b -> b.deviceName("/dev/xvda")),
                        "InvalidParameterCombination", null),
                refused("mapping of another volume", r -> r.blockDeviceMappings(b -> b.deviceName("/dev/xvda")
                        .ebs(e -> e.volumeId("vol-00000000000000001"))), "InvalidInstanceAttributeValue", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeChangedIsRefused(Change change, String code, String message) {
        String id = stopped(r -> { });
        if (message == null) {
            assertRefused(code, () -> modify(id, change));
        } else {
            assertRefused(code, message, () -> modify(id, change));
        }
    }

    @Test
    void theIdMustBeOfAnInstanceThatExists() {
        assertRefused("InvalidParameterValue",
                "Value (ig-XXXXXXXXXXXXXXX) for parameter instanceId is invalid. Expected: 'i-...'.",
                () -> modify("ig-XXXXXXXXXXXXXXX", r -> r.ebsOptimized(v -> v.value(true))));
        assertRefused("InvalidInstanceID.NotFound",
                () -> modify("i-00000000000000001", r -> r.ebsOptimized(v -> v.value(true))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"enaSupport", "colour"})
    void whatIsNoAttributeToDescribeIsRefused(String attribute) {
        String id = Launching.one(ec2);
        assertRefused("InvalidParameterValue",
                "Value (" + attribute + ") for parameter attribute is invalid. Unknown attribute.",
                () -> describe(id, attribute));
    }

    @Test
    void anotherTypeNeedsRoomForTheInterfacesAndTheirAddresses() {
        String three = stopped(r -> r.instanceType(InstanceType.M5_LARGE).networkInterfaces(
                n -> n.deviceIndex(0), n -> n.deviceIndex(1), n -> n.deviceIndex(2)));
        String many = stopped(r -> r.instanceType(InstanceType.M5_LARGE).networkInterfaces(
                n -> n.deviceIndex(0).secondaryPrivateIpAddressCount(5)));

        assertRefused("AttachmentLimitExceeded", "Interface count 3 exceeds the limit for t3.micro",
                () -> modify(three, r -> r.instanceType(v -> v.value("t3.micro"))));
        assertRefused("PrivateIpAddressLimitExceeded",
                () -> modify(many, r -> r.instanceType(v -> v.value("t3.micro"))));
    }

    @Test
    void anotherTypeMustBeOfferedInTheZone() {
        String id = stopped(r -> r.instanceType("t2.micro").placement(p -> p.availabilityZone("us-east-1e")));

        assertRefused("Unsupported", "Your requested instance type (m6i.large) is not supported in your requested "
                + "Availability Zone (us-east-1e). Please retry your request by not specifying an Availability Zone or "
                + "choosing us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1f.",
                () -> modify(id, r -> r.instanceType(v -> v.value("m6i.large"))));
    }

    @Test
    void anotherTypeHasItsOwnCoresAgain() {
        String id = stopped(r -> r.instanceType(InstanceType.M5_4_XLARGE)
                .cpuOptions(c -> c.coreCount(2).threadsPerCore(1)));

        modify(id, r -> r.instanceType(v -> v.value("m5.2xlarge")));

        assertThat(instance(id).cpuOptions().coreCount()).isEqualTo(4);
        assertThat(instance(id).cpuOptions().threadsPerCore()).isEqualTo(2);
    }

    @Test
    void aNitroTypeStartsOnlyWithEna() {
        String id = stopped(r -> { });
        modify(id, r -> r.enaSupport(v -> v.value(false)));

        assertThat(instance(id).enaSupport()).isFalse();
        assertRefused("InvalidParameterCombination", "Enhanced networking with the Elastic Network Adapter (ENA) is "
                + "required for the 't3.micro' instance type. Ensure that your instance is enabled for ENA.",
                () -> ec2.startInstances(r -> r.instanceIds(id)));
    }

    @Test
    void aTypeWithoutEbsOptimizationDoesNotStartOptimized() {
        String id = stopped(r -> { });
        modify(id, r -> r.ebsOptimized(v -> v.value(true)));
        modify(id, r -> r.instanceType(v -> v.value("t2.micro")));

        assertRefused("Unsupported", "The requested configuration is currently not supported. Please check the "
                + "documentation for supported configurations.", () -> ec2.startInstances(r -> r.instanceIds(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disableApiTermination", "disableApiStop"})
    void aSpotInstanceHasNoProtection(String attribute) {
        String id = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro").minCount(1)
                .maxCount(1).instanceMarketOptions(m -> m.marketType("spot"))).instances().get(0).instanceId();

        assertRefused("UnsupportedOperation", "Modifying '" + attribute + "' is not supported for spot instances.",
                () -> modify(id, named(attribute, "true")));
    }

    @Test
    void theSourceDestinationCheckIsSetBack() {
        String id = Launching.one(ec2);
        modify(id, r -> r.sourceDestCheck(v -> v.value(false)));

        ec2.resetInstanceAttribute(r -> r.instanceId(id).attribute("sourceDestCheck"));

        assertThat(instance(id).sourceDestCheck()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel", "ramdisk"})
    void kernelAndRamDiskAreSetBackWhileTheInstanceIsStopped(String attribute) {
        String id = Launching.one(ec2);
        assertRefused("IncorrectInstanceState", "The instance '" + id + "' is not in the 'stopped' state.",
                () -> ec2.resetInstanceAttribute(r -> r.instanceId(id).attribute(attribute)));
        ec2.stopInstances(r -> r.instanceIds(id));

        ec2.resetInstanceAttribute(r -> r.instanceId(id).attribute(attribute));
    }

    @ParameterizedTest
    @ValueSource(strings = {"instanceType", "userData", "groupSet", "ebsOptimized", "rootDeviceName", "colour"})
    void othersAreNotSetBack(String attribute) {
        String id = stopped(r -> { });
        assertRefused("InvalidParameterValue",
                () -> ec2.resetInstanceAttribute(r -> r.instanceId(id).attribute(attribute)));
    }

    @Test
    void whatBecomesOfAVolumeIsShownAtTheInstance() {
        String id = Launching.one(ec2);
        assertThat(instance(id).blockDeviceMappings().get(0).ebs().deleteOnTermination()).isTrue();

        modify(id, r -> r.blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(e -> e.deleteOnTermination(false))));

        assertThat(instance(id).blockDeviceMappings().get(0).ebs().deleteOnTermination()).isFalse();
    }

    private String stopped(
            Consumer<software.amazon.awssdk.services.ec2.model.RunInstancesRequest.Builder> launch) {
        String id = ec2.runInstances(r -> launch.accept(r.imageId(Amis.AMAZON_LINUX_2023)
                .instanceType("t3.micro").minCount(1).maxCount(1))).instances().get(0).instanceId();
        ec2.stopInstances(r -> r.instanceIds(id));
        return id;
    }

    private Instance instance(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }
}
