package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.utils.builder.Buildable;

/** What RunInstances takes, what it makes of it, and what it refuses. */
@EveryFace
class RunInstancesTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    RunInstancesTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private interface Change extends Consumer<RunInstancesRequest.Builder> {
    }

    private static Arguments refused(String what, Change change, String code, String message) {
        return Arguments.of(Named.of(what, change), code, message);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("no image", r -> r.imageId(null), "MissingParameter",
                        "The request must contain the parameter ImageId"),
                refused("malformed image", r -> r.imageId("ami-xyz"), "InvalidAMIID.Malformed",
                        "Invalid id: \"ami-xyz\" (expecting \"ami-...\")"),
                refused("unknown image", r -> r.imageId("ami-00000000000000001"), "InvalidAMIID.NotFound",
                        "The image id '[ami-00000000000000001]' does not exist"),
                refused("unknown type", r -> r.instanceType("t3.planetary"), "InvalidParameterValue",
                        "Invalid value 't3.planetary' for InstanceType."),
                refused("no least count", r -> r.minCount(null), "MissingParameter",
                        "The request must contain the parameter MinCount"),
                refused("no most count", r -> r.maxCount(null), "MissingParameter",
                        "The request must contain the parameter MaxCount"),
                refused("count of zero", r -> r.minCount(0), "InvalidParameterValue",
                        "Minimum instance count must be greater than zero"),
                refused("most of zero", r -> r.maxCount(0), "InvalidParameterValue",
                        "Maximum instance count must be greater than zero"),
                refused("least above most", r -> r.minCount(3).maxCount(2), "InvalidParameterValue",
                        "Maximum instance count must not be smaller than minimum instance count"),
                refused("unknown key", r -> r.keyName("mine"), "InvalidKeyPair.NotFound",
                        "The key pair 'mine' does not exist"),
                refused("unknown subnet", r -> r.subnetId("subnet-00000000000000001"), "InvalidSubnetID.NotFound",
                        "The subnet ID 'subnet-00000000000000001' does not exist"),
                refused("unknown zone", r -> r.placement(p -> p.availabilityZone("us-east-1z")),
                        "InvalidParameterValue", "Invalid availability zone: [us-east-1z]"),
                refused("unknown group", r -> r.securityGroupIds("sg-00000000000000001"), "InvalidGroup.NotFound",
                        "The security group 'sg-00000000000000001' does not exist"),
                refused("architecture", r -> r.imageId(Amis.AMAZON_LINUX_2023_ARM64), "InvalidParameterValue",
                        "The architecture 'x86_64' of the specified instance type does not match the architecture "
                                + "'arm64' of the specified AMI. Specify an instance type and an AMI that have "
                                + "matching architectures, and try again. You can use 'describe-instance-types' or "
                                + "'describe-images' to discover the architecture of the instance type or AMI."),
                refused("user data that is no Base64", r -> r.userData("#!/bin/sh"), "InvalidParameterValue",
                        "Invalid BASE64 encoding of user data."),
                refused("user data above 16 KB", r -> r.userData(base64("x".repeat(16_385))), "InvalidParameterValue",
                        "User data is limited to 16384 bytes"),
                refused("interfaces and groups", r -> r.networkInterfaces(n -> n.deviceIndex(0))
                                .securityGroupIds("sg-00000000000000001"), "InvalidParameterCombination",
                        "Network interfaces and an instance-level security groups may not be specified on the same "
                                + "request"),
                refused("interfaces and subnet", r -> r.networkInterfaces(n -> n.deviceIndex(0))
                                .subnetId("subnet-00000000000000001"), "InvalidParameterCombination",
                        "Network interfaces and an instance-level subnet ID may not be specified on the same request"),
                refused("interfaces and address", r -> r.networkInterfaces(n -> n.deviceIndex(0))
                                .privateIpAddress("172.31.0.10"), "InvalidParameterCombination",
                        "Network interfaces and an instance-level private IP address may not be specified on the "
                                + "same request"),
                refused("one address of an interface for two", r -> r.maxCount(2).networkInterfaces(
                                n -> n.deviceIndex(0).privateIpAddress("172.31.0.10")), "InvalidParameterCombination",
                        "The parameter privateIpAddress cannot be used when launching more than one instance"),
                refused("one address for two", r -> r.maxCount(2).privateIpAddress("172.31.0.10"),
                        "InvalidParameterCombination", null),
                refused("disk smaller than its snapshot", r -> r.blockDeviceMappings(b -> b.deviceName("/dev/xvda")
                        .ebs(e -> e.volumeSize(1))), "InvalidBlockDeviceMapping", null),
                refused("no device name", r -> r.blockDeviceMappings(b -> b.deviceName("banana")
                        .ebs(e -> e.volumeSize(8))), "InvalidBlockDeviceMapping", "Invalid device name banana"),
                refused("partition", r -> r.blockDeviceMappings(b -> b.deviceName("/dev/sde1")
                        .ebs(e -> e.volumeSize(8))), "InvalidBlockDeviceMapping", "Invalid device name /dev/sde1"),
                refused("device name without its letter", r -> r.blockDeviceMappings(b -> b.deviceName("/dev/sd")
                        .ebs(e -> e.volumeSize(8))), "InvalidBlockDeviceMapping", "Invalid device name /dev/sd"),
                refused("disk without size", r -> r.blockDeviceMappings(b -> b.deviceName("/dev/sdf").ebs(e -> { })),
                        "InvalidBlockDeviceMapping",
                        "Either snapshot ID or volume size must be provided for: /dev/sdf"),
                refused("tags for what is not made", r -> r.tagSpecifications(t -> t.resourceType("vpc")
                        .tags(Tag.builder().key("a").value("b").build())), "InvalidParameterValue",
                        "'vpc' is not a valid taggable resource type for this operation."),
                refused("tags of one kind in two places", r -> r.tagSpecifications(
                                t -> t.resourceType("instance").tags(Tag.builder().key("a").value("b").build()),
                                t -> t.resourceType("instance").tags(Tag.builder().key("c").value("d").build())),
                        "InvalidParameterValue",
                        "The same resource type may not be specified more than once in tag specifications"),
                refused("volume of less than nothing", r -> r.blockDeviceMappings(b -> b.deviceName("/dev/sdf")
                        .ebs(e -> e.volumeSize(-1))), "InvalidParameterValue",
                        "Volume of -1GiB is too small for volume type gp2; minimum is 1GiB."),
                refused("reserved tag", r -> r.tagSpecifications(t -> t.resourceType("instance")
                        .tags(Tag.builder().key("aws:x").value("b").build())), "InvalidParameterValue",
                        "Tag keys starting with 'aws:' are reserved for internal use"),
                refused("shutdown behavior", r -> r.instanceInitiatedShutdownBehavior("explode"),
                        "InvalidParameterValue",
                        "Value (explode) for parameter instanceInitiatedShutdownBehavior is invalid."),
                refused("market", r -> r.instanceMarketOptions(m -> m.marketType("bogus")), "InvalidParameterValue",
                        "Value (bogus) for parameter marketType is invalid."),
                refused("Spot options without a market", r -> r.instanceMarketOptions(m -> m.spotOptions(
                        o -> o.maxPrice("0.01"))), "MissingParameter", null),
                refused("tokens", r -> r.metadataOptions(m -> m.httpTokens("maybe")), "InvalidParameterValue",
                        "Value (maybe) for parameter httpTokens is invalid."),
                refused("no hops", r -> r.metadataOptions(m -> m.httpPutResponseHopLimit(0)), "InvalidParameterValue",
                        "Value (0) for parameter httpPutResponseHopLimit is invalid."),
                refused("65 hops", r -> r.metadataOptions(m -> m.httpPutResponseHopLimit(65)),
                        "InvalidParameterValue", "Value (65) for parameter httpPutResponseHopLimit is invalid."),
                refused("recovery", r -> r.maintenanceOptions(m -> m.autoRecovery("sometimes")),
                        "InvalidParameterValue", "Value (sometimes) for parameter maintenanceOptions.autoRecovery is "
                                + "invalid."),
                refused("credits", r -> r.creditSpecification(c -> c.cpuCredits("plenty")), "InvalidParameterValue",
                        "Value (plenty) for parameter cpuCredits is invalid."),
                refused("credits of what is not burstable", r -> r.instanceType(InstanceType.M5_LARGE)
                        .creditSpecification(c -> c.cpuCredits("standard")),
                        "InstanceCreditSpecification.NotSupported",
                        "The m5.large instance type does not support T2 Unlimited."),
                refused("cores", r -> r.cpuOptions(c -> c.coreCount(99).threadsPerCore(1)), "InvalidParameterValue",
                        null),
                refused("long client token", r -> r.clientToken("t".repeat(65)), "InvalidParameterValue", null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusals")
    void whatEc2RefusesIsRefusedInItsWordsAndLeavesNoTrace(Change change, String code, String message) {
        ec2.describeInstances();
        String before = cloud.digest();

        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> run(change));

        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        if (message != null) {
            assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
        }
        assertThat(cloud.digest()).isEqualTo(before);
    }

    private static Arguments notSimulated(String what, Change change) {
        return Arguments.of(Named.of(what, change), what);
    }

    static Stream<Arguments> notSimulated() {
        return Stream.of(
                notSimulated("additionalInfo", r -> r.additionalInfo("{}")),
                notSimulated("licenseSpecifications", r -> r.licenseSpecifications(l -> { })),
                notSimulated("licenseSpecifications and additionalInfo",
                        r -> r.additionalInfo("{}").licenseSpecifications(l -> { })),
                notSimulated("placement.hostResourceGroupArn", r -> r.placement(p -> p.hostResourceGroupArn("arn"))),
                notSimulated("networkInterfaces.networkCardIndex", r -> r.networkInterfaces(
                        n -> n.deviceIndex(0).networkCardIndex(1))),
                notSimulated("networkInterfaces.interfaceType=efa", r -> r.networkInterfaces(
                        n -> n.deviceIndex(0).interfaceType("efa"))),
                notSimulated("blockDeviceMappings.ebs.outpostArn", r -> r.blockDeviceMappings(
                        b -> b.deviceName("/dev/xvda").ebs(e -> e.outpostArn("arn:aws:outposts:op-1")))),
                notSimulated("marketType=capacity-block", r -> r.instanceMarketOptions(
                        m -> m.marketType("capacity-block"))),
                notSimulated("instanceMarketOptions.spotOptions.blockDurationMinutes", r -> r.instanceMarketOptions(
                        m -> m.marketType("spot").spotOptions(o -> o.blockDurationMinutes(60)))),
                notSimulated("capacityReservationSpecification.capacityReservationTarget"
                                + ".capacityReservationResourceGroupArn",
                        r -> r.capacityReservationSpecification(c -> c.capacityReservationTarget(
                                t -> t.capacityReservationResourceGroupArn("arn:aws:resource-groups:a")))));
    }

    @ParameterizedTest
    @MethodSource("notSimulated")
    @org.junit.jupiter.api.Tag("newer-sdk")
    void whatIsNotSimulatedIsRefusedLoudly(Change change, String what) {
        assertThatThrownBy(() -> run(change)).isInstanceOf(NotSimulatedException.class)
                .hasMessage("RunInstances with " + what + " is not simulated by Fake EC2 yet");
    }

    @Test
    void aSubnetForIpv6OnlyIsRefusedLoudlyToo() {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true)).vpc().vpcId();
        String range = ec2.describeVpcs(r -> r.vpcIds(vpc)).vpcs().get(0).ipv6CidrBlockAssociationSet().get(0)
                .ipv6CidrBlock().replace("/56", "/64");
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc).ipv6Native(true).ipv6CidrBlock(range)
                .availabilityZone("us-east-1a")).subnet().subnetId();

        assertThatThrownBy(() -> run(r -> r.subnetId(subnet))).isInstanceOf(NotSimulatedException.class)
                .hasMessage("RunInstances with a subnet for IPv6 only is not simulated by Fake EC2 yet");
    }

    @Test
    void membersThatAskForNothingAreNoReasonToRefuse() {
        assertThat(run(r -> r.kernelId("").ipv6AddressCount(0).ipv6Addresses(List.of()).licenseSpecifications(List.of())
                .placement(p -> p.groupName("").affinity(null))
                .networkInterfaces(n -> n.deviceIndex(0).networkCardIndex(0).associateCarrierIpAddress(false)
                        .interfaceType("interface"))
                .creditSpecification(c -> c.cpuCredits("unlimited"))).instances()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EnablePrimaryIpv6", "Operator"})
    void aMemberIsNotIgnoredBecauseItIsNewToTheSdk(String name) {
        Optional<SdkField<?>> member = RunInstancesRequest.builder().sdkFields().stream()
                .filter(field -> field.memberName().equals(name)).findAny();
        assumeTrue(member.isPresent(), "this SDK has no such member of the request");
        RunInstancesRequest.Builder request = RunInstancesRequest.builder().imageId(Amis.AMAZON_LINUX_2023)
                .minCount(1).maxCount(1);
        member.get().set(request, member.get().marshallingType() == MarshallingType.SDK_POJO
                ? ((Buildable) member.get().constructor().get()).build() : true);

        assertThatThrownBy(() -> ec2.runInstances(request.build())).isInstanceOf(NotSimulatedException.class);
    }

    @Test
    void aZoneIsNamedByItsIdAsWell() {
        assumeTrue(hasZoneId(), "this SDK does not know zone ids in a placement");

        assertThat(run(r -> r.placement(zoneId("use1-az4"))).instances().get(0).placement().availabilityZone())
                .isEqualTo("us-east-1d");
        assertThat(catchThrowableOfType(Ec2Exception.class, () -> run(r -> r.placement(zoneId("use1-az9"))))
                .awsErrorDetails().errorMessage()).isEqualTo("Invalid availability zone: [use1-az9]");
        assertThat(catchThrowableOfType(Ec2Exception.class, () -> run(r -> r.placement(
                zoneId("use1-az4").toBuilder().availabilityZone("us-east-1d").build())))
                .awsErrorDetails().errorCode()).isEqualTo("InvalidParameterCombination");
    }

    private static boolean hasZoneId() {
        return Placement.builder().sdkFields().stream()
                .anyMatch(field -> field.memberName().equals("AvailabilityZoneId"));
    }

    private static Placement zoneId(String id) {
        Placement.Builder placement = Placement.builder();
        placement.sdkFields().stream().filter(field -> field.memberName().equals("AvailabilityZoneId"))
                .forEach(field -> field.set(placement, id));
        return placement.build();
    }

    @Test
    void theAnswerKnowsNeitherThePublicAddressNorTheDisksYet() {
        Instance launched = run(r -> { }).instances().get(0);

        assertThat(launched.publicIpAddress()).isNull();
        assertThat(launched.publicDnsName()).isEmpty();
        assertThat(launched.blockDeviceMappings()).isEmpty();
        assertThat(launched.networkInterfaces().get(0).association()).isNull();
        assertThat(launched.networkInterfaces().get(0).privateIpAddresses().get(0).association()).isNull();
        Instance shown = shown(launched.instanceId());
        assertThat(shown.publicIpAddress()).isNotNull();
        assertThat(shown.publicDnsName()).isNotEmpty();
        assertThat(shown.blockDeviceMappings()).hasSize(1);
        assertThat(shown.networkInterfaces().get(0).association().publicIp()).isEqualTo(shown.publicIpAddress());
    }

    @Test
    void anImageThatSupportsVersion2OfTheMetadataServiceRequiresIt() {
        InstanceMetadataOptionsResponse byImage = run(r -> { }).instances().get(0).metadataOptions();
        InstanceMetadataOptionsResponse byRequest = run(r -> r.metadataOptions(
                m -> m.httpTokens("optional").httpPutResponseHopLimit(3))).instances().get(0).metadataOptions();
        cloud.images().register("ami-0abcdef1234567890");
        InstanceMetadataOptionsResponse byDefault = run(r -> r.imageId("ami-0abcdef1234567890")).instances().get(0)
                .metadataOptions();

        assertThat(byImage.httpTokensAsString() + byImage.httpPutResponseHopLimit()).isEqualTo("required2");
        assertThat(byRequest.httpTokensAsString() + byRequest.httpPutResponseHopLimit()).isEqualTo("optional3");
        assertThat(byDefault.httpTokensAsString() + byDefault.httpPutResponseHopLimit()).isEqualTo("optional1");
    }

    @ParameterizedTest
    @CsvSource({
        "t3.micro, " + Amis.AMAZON_LINUX_2023 + ", uefi",
        "t2.micro, " + Amis.AMAZON_LINUX_2023 + ", legacy-bios",
        "t4g.nano, ami-12345678, uefi",
        "t3.micro, ami-12345678, legacy-bios",
    })
    void theBootModeIsOneThatTheTypeHas(String type, String image, String mode) {
        try (FakeCloud lenient = FakeCloud.builder().acceptAnyImage(true).build()) {
            Instance instance = lenient.ec2().runInstances(r -> r.imageId(image).instanceType(type)
                    .minCount(1).maxCount(1)).instances().get(0);

            Optional<String> shown = instance.getValueForField("CurrentInstanceBootMode", String.class);
            assumeTrue(shown.isPresent(), "this SDK does not know the current boot mode");
            assertThat(shown).hasValue(mode);
        }
    }

    @Test
    void theAnswerHasWhatCallersReadUnguarded() {
        RunInstancesResponse response = run(r -> { });

        assertThat(response.ownerId()).isEqualTo("123456789012");
        assertThat(response.reservationId()).matches("r-0[0-9a-f]{16}");
        assertThat(response.responseMetadata().requestId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(response.sdkHttpResponse().isSuccessful()).isTrue();
        Instance instance = response.instances().get(0);
        assertThat(instance.instanceId()).matches("i-0[0-9a-f]{16}");
        assertThat(instance.cpuOptions().coreCount()).isEqualTo(1);
        assertThat(instance.cpuOptions().threadsPerCore()).isEqualTo(2);
        assertThat(instance.hibernationOptions().configured()).isFalse();
        assertThat(instance.monitoring().stateAsString()).isEqualTo("disabled");
        assertThat(instance.launchTime()).isEqualTo(cloud.time().now());
        assertThat(instance.capacityReservationSpecification().capacityReservationPreferenceAsString())
                .isEqualTo("open");
        assertThat(instance.networkInterfaces()).singleElement().satisfies(eni -> {
            assertThat(eni.networkInterfaceId()).matches("eni-0[0-9a-f]{16}");
            assertThat(eni.ownerId()).isEqualTo("123456789012");
            assertThat(eni.privateIpAddress()).isEqualTo(instance.privateIpAddress());
            assertThat(eni.attachment().deviceIndex()).isZero();
        });
        assertThat(instance.privateDnsName())
                .isEqualTo("ip-" + instance.privateIpAddress().replace('.', '-') + ".ec2.internal");
        assertThat(instance.securityGroups()).singleElement()
                .satisfies(group -> assertThat(group.groupName()).isEqualTo("default"));
    }

    @Test
    void tagsGoToWhatTheySpecify() {
        String id = run(r -> r.tagSpecifications(
                t -> t.resourceType("instance").tags(Tag.builder().key("fleet").value("web").build()),
                t -> t.resourceType("volume").tags(Tag.builder().key("disk").value("root").build())))
                .instances().get(0).instanceId();

        Instance instance = shown(id);
        assertThat(instance.tags()).extracting(Tag::key).containsExactly("fleet");
        String volume = instance.blockDeviceMappings().get(0).ebs().volumeId();
        assertThat(ec2.describeVolumes(r -> r.volumeIds(volume)).volumes().get(0).tags())
                .extracting(Tag::key).containsExactly("disk");
    }

    @Test
    void aMissingTypeMeansM1Small() {
        assertThat(run(r -> r.instanceType((String) null)).instances().get(0).instanceTypeAsString())
                .isEqualTo("m1.small");
    }

    @Test
    void instancesOfOneLaunchShareTheReservationAndHaveAnIndex() {
        RunInstancesResponse response = run(r -> r.minCount(1).maxCount(3));

        assertThat(response.instances()).extracting(Instance::amiLaunchIndex).containsExactly(0, 1, 2);
        assertThat(ec2.describeInstances().reservations()).singleElement().satisfies(reservation -> {
            assertThat(reservation.reservationId()).isEqualTo(response.reservationId());
            assertThat(reservation.instances()).hasSize(3);
        });
    }

    @Test
    void zoneAndSubnetMustAgree() {
        String subnet = ec2.describeSubnets(r -> r.filters(f -> f.name("availability-zone").values("us-east-1b")))
                .subnets().get(0).subnetId();

        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> run(r -> r.subnetId(subnet)
                .placement(p -> p.availabilityZone("us-east-1a"))));

        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Value (us-east-1a) for parameter "
                + "availabilityZone is invalid. Subnet '" + subnet + "' is in the availability zone us-east-1b");
        assertThat(run(r -> r.subnetId(subnet)).instances().get(0).placement().availabilityZone())
                .isEqualTo("us-east-1b");
    }

    @Test
    void aWantedPrivateAddressIsGivenOnceOnly() {
        var subnet = ec2.describeSubnets(r -> r.filters(f -> f.name("availability-zone").values("us-east-1a")))
                .subnets().get(0);
        String wanted = subnet.cidrBlock().replace(".0/20", ".77");

        assertThat(run(r -> r.subnetId(subnet.subnetId()).privateIpAddress(wanted)).instances().get(0)
                .privateIpAddress()).isEqualTo(wanted);
        Ec2Exception error = catchThrowableOfType(Ec2Exception.class,
                () -> run(r -> r.subnetId(subnet.subnetId()).privateIpAddress(wanted)));
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidIPAddress.InUse");
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Address " + wanted + " is in use.");
    }

    @Test
    void theMostThatThereIsRoomForIsLaunchedIfItIsEnough() {
        cloud.faults().zone("us-east-1a").hasCapacity(InstanceType.T3_MICRO, 3);

        assertThat(run(r -> r.minCount(2).maxCount(10).placement(p -> p.availabilityZone("us-east-1a"))).instances())
                .hasSize(3);
        Ec2Exception error = catchThrowableOfType(Ec2Exception.class,
                () -> run(r -> r.placement(p -> p.availabilityZone("us-east-1a"))));

        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InsufficientInstanceCapacity");
        assertThat(error.statusCode()).isEqualTo(500);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("We currently do not have sufficient t3.micro "
                + "capacity in the Availability Zone you requested (us-east-1a). Our system will be working on "
                + "provisioning additional capacity. You can currently get t3.micro capacity by not specifying an "
                + "Availability Zone in your request or choosing us-east-1b, us-east-1c, us-east-1d, us-east-1f.");
        assertThat(run(r -> { }).instances().get(0).placement().availabilityZone())
                .as("without a zone, EC2 takes one that has room").isNotEqualTo("us-east-1a");
    }

    @Test
    void aSubnetIsFullAfter4091Instances() {
        String subnet = ec2.describeSubnets().subnets().get(0).subnetId();
        Set<String> addresses = new HashSet<>();
        run(r -> r.subnetId(subnet).minCount(4091).maxCount(5000)).instances()
                .forEach(instance -> addresses.add(instance.privateIpAddress()));

        assertThat(addresses).as("no address is given twice").hasSize(4091);
        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> run(r -> r.subnetId(subnet)));
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("There are not enough free addresses in subnet '"
                + subnet + "' to satisfy the requested number of instances.");
    }

    @Test
    void mappingsOfTheRequestGoOverThoseOfTheImage() {
        String id = run(r -> r.blockDeviceMappings(
                b -> b.deviceName("/dev/xvda").ebs(e -> e.volumeSize(50).volumeType("gp3").iops(4000)),
                b -> b.deviceName("/dev/sdf").ebs(e -> e.volumeSize(200).volumeType("st1").deleteOnTermination(false)),
                b -> b.deviceName("/dev/sdb").virtualName("ephemeral0"))).instances().get(0).instanceId();

        var volumes = ec2.describeVolumes(r -> r.filters(f -> f.name("attachment.instance-id").values(id))).volumes();
        assertThat(volumes).extracting(v -> v.attachments().get(0).device() + " " + v.size() + " "
                        + v.volumeTypeAsString() + " " + v.attachments().get(0).deleteOnTermination())
                .containsExactly("/dev/xvda 50 gp3 true", "/dev/sdf 200 st1 false");
        assertThat(volumes.get(0).iops()).isEqualTo(4000);
    }

    @Test
    void anImageIsFoundThroughItsPublicParameter() {
        assertThat(run(r -> r.imageId("resolve:ssm:/aws/service/ami-amazon-linux-latest/"
                + "al2023-ami-kernel-default-x86_64")).instances().get(0).imageId())
                .isEqualTo(Amis.AMAZON_LINUX_2023);
    }

    @ParameterizedTest
    @CsvSource({"pending, is not available", "failed, is not available", "deregistered, is no longer available"})
    void anImageIsLaunchedWhileItIsAvailable(String state, String says) {
        String id = "ami-0123456789abcdef0";
        cloud.images().register(id);
        String snapshot = ec2.describeImages(r -> r.imageIds(id)).images().get(0).blockDeviceMappings().get(0).ebs()
                .snapshotId();
        cloud.images().setState(id, ImageState.fromValue(state));

        assertRefused("InvalidAMIID.Unavailable", "The image ID '" + id + "' " + says, () -> run(r -> r.imageId(id)));
        assertThat(ec2.describeImages(r -> r.owners("self").filters(f -> f.name("state").values(state))).images())
                .hasSize(state.equals("deregistered") ? 0 : 1);
        assertThat(run(r -> r.blockDeviceMappings(b -> b.deviceName("/dev/sdf").ebs(e -> e.snapshotId(snapshot))))
                .instances()).as("the snapshot stays").hasSize(1);

        cloud.images().setState(id, ImageState.AVAILABLE);
        assertThat(run(r -> r.imageId(id)).instances()).hasSize(1);
    }

    @Test
    void anImageThatIsGoneIsNotDescribed() {
        String id = "ami-0123456789abcdef0";
        cloud.images().register(id);
        cloud.images().setState(id, ImageState.DEREGISTERED);

        assertRefused("InvalidAMIID.Unavailable", "The image ID '" + id + "' is no longer available",
                () -> ec2.describeImages(r -> r.imageIds(id)));
        assertThatThrownBy(() -> cloud.images().setState("ami-0123456789abcdef1", ImageState.FAILED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.images().setState(Amis.AMAZON_LINUX_2023, ImageState.FAILED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.images().setState(id, ImageState.UNKNOWN_TO_SDK_VERSION))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hardWiredImagesAreRegisteredOrAcceptedAltogether() {
        cloud.images().register("ami-0abcdef1234567890");
        assertThat(run(r -> r.imageId("ami-0abcdef1234567890")).instances()).hasSize(1);

        try (FakeCloud lenient = FakeCloud.builder().acceptAnyImage(true).build()) {
            assertThat(lenient.ec2().runInstances(r -> r.imageId("ami-12345678").instanceType("t4g.nano")
                    .minCount(1).maxCount(1)).instances().get(0).architectureAsString()).isEqualTo("arm64");
        }
    }

    @Test
    void anotherAccountOrRegionDoesNotSeeTheInstance() {
        String id = run(r -> { }).instances().get(0).instanceId();

        for (Ec2Client stranger : List.of(cloud.account("210987654321").ec2(),
                cloud.client(Ec2Client.class, "eu-west-1"))) {
            assertThat(stranger.describeInstances().reservations()).isEmpty();
            Ec2Exception error = catchThrowableOfType(Ec2Exception.class,
                    () -> stranger.terminateInstances(r -> r.instanceIds(id)));
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidInstanceID.NotFound");
        }
    }

    private RunInstancesResponse run(Change change) {
        return ec2.runInstances(RunInstancesRequest.builder().imageId(Amis.AMAZON_LINUX_2023)
                .instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1).applyMutation(change).build());
    }

    private Instance shown(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
