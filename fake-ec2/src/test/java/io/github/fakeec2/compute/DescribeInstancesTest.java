package io.github.fakeec2.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Listing instances: by id, by filter, page by page. */
@EveryFace
class DescribeInstancesTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    DescribeInstancesTest(Face face) {
        this.ec2 = face.of(cloud);
    }
    private Instance web;
    private Instance db;

    @BeforeEach
    void launch() {
        ec2.createKeyPair(r -> r.keyName("ops"));
        String webId = ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(1).maxCount(1).keyName("ops").monitoring(m -> m.enabled(true)).clientToken("web-1")
                .placement(p -> p.availabilityZone("us-east-1a"))
                .tagSpecifications(t -> t.resourceType("instance")
                        .tags(Tag.builder().key("role").value("web").build())))
                .instances().get(0).instanceId();
        String dbId = ec2.runInstances(r -> r.imageId(Amis.UBUNTU_24_04).instanceType(InstanceType.M5_LARGE)
                .minCount(1).maxCount(1).placement(p -> p.availabilityZone("us-east-1b"))
                .tagSpecifications(t -> t.resourceType("instance")
                        .tags(Tag.builder().key("role").value("db").build(), Tag.builder().key("crit").build())))
                .instances().get(0).instanceId();
        ec2.describeInstances();
        ec2.stopInstances(r -> r.instanceIds(dbId));
        web = one(webId);
        db = one(dbId);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static Arguments filter(String name, Function<Instance, String> value) {
        return Arguments.of(name, value);
    }

    /** Filters whose value for the first instance is told by its description, and which the second does not match. */
    static Stream<Arguments> filters() {
        return Stream.of(
                filter("instance-id", Instance::instanceId),
                filter("instance-type", Instance::instanceTypeAsString),
                filter("instance-type", i -> "t3.*"),
                filter("instance-type", i -> "t?.micro"),
                filter("instance-state-name", i -> i.state().nameAsString()),
                filter("instance-state-code", i -> i.state().code().toString()),
                filter("image-id", Instance::imageId),
                filter("key-name", Instance::keyName),
                filter("client-token", Instance::clientToken),
                filter("availability-zone", i -> i.placement().availabilityZone()),
                filter("subnet-id", Instance::subnetId),
                filter("private-ip-address", Instance::privateIpAddress),
                filter("private-dns-name", Instance::privateDnsName),
                filter("ip-address", Instance::publicIpAddress),
                filter("dns-name", Instance::publicDnsName),
                filter("monitoring-state", i -> i.monitoring().stateAsString()),
                filter("root-device-name", Instance::rootDeviceName),
                filter("launch-time", i -> i.launchTime().toString()),
                filter("block-device-mapping.volume-id", i -> i.blockDeviceMappings().get(0).ebs().volumeId()),
                filter("network-interface.network-interface-id",
                        i -> i.networkInterfaces().get(0).networkInterfaceId()),
                filter("network-interface.addresses.private-ip-address", Instance::privateIpAddress),
                filter("tag:role", i -> "web"),
                filter("tag:role", i -> "w*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void filtersFindTheInstanceTheyDescribeAndNoOther(String name, Function<Instance, String> value) {
        assertThat(idsWith(name, value.apply(web))).containsExactly(web.instanceId());
    }

    @ParameterizedTest
    @CsvSource({"vpc-id", "instance.group-id", "instance.group-name", "owner-id", "tag-key", "hypervisor",
        "virtualization-type", "root-device-type", "tenancy", "ebs-optimized"})
    void filtersOnWhatBothShareFindBoth(String name) {
        String value = switch (name) {
            case "vpc-id" -> web.vpcId();
            case "instance.group-id" -> web.securityGroups().get(0).groupId();
            case "instance.group-name" -> "default";
            case "owner-id" -> "123456789012";
            case "tag-key" -> "role";
            case "hypervisor" -> "xen";
            case "virtualization-type" -> "hvm";
            case "root-device-type" -> "ebs";
            case "tenancy" -> "default";
            default -> "false";
        };
        assertThat(idsWith(name, value)).containsExactly(web.instanceId(), db.instanceId());
    }

    @Test
    void valuesAreAlternativesAndFiltersMustAllMatch() {
        assertThat(idsWith("tag:role", "web", "db")).hasSize(2);
        assertThat(ids(ec2.describeInstances(r -> r.filters(
                f -> f.name("tag:role").values("web", "db"),
                f -> f.name("instance-state-name").values("stopped"))).reservations().stream()
                .flatMap(x -> x.instances().stream()).toList())).containsExactly(db.instanceId());
        assertThat(idsWith("tag:role", "WEB")).as("values are case-sensitive").isEmpty();
        assertThat(idsWith("tag-key", "crit")).containsExactly(db.instanceId());
    }

    @Test
    void aFilterNarrowsIdsDown() {
        assertThat(ec2.describeInstances(r -> r.instanceIds(web.instanceId(), db.instanceId())
                .filters(f -> f.name("tag:role").values("db"))).reservations()).hasSize(1);
    }

    @Test
    void anUnknownFilterIsAnErrorAndANotYetSimulatedOneIsLoud() {
        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> idsWith("state", "running"));
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("The filter 'state' is invalid");

        assertThatThrownBy(() -> idsWith("tpm-support", "v2.0")).isInstanceOf(NotSimulatedException.class)
                .hasMessageContaining("'tpm-support' of DescribeInstances");
    }

    @Test
    void everyDocumentedFilterIsEitherSimulatedOrRefusedLoudly() {
        // The list of the API reference, shortened to the heads of the families; unknown names meet an AWS error.
        for (String name : List.of("requester-id", "network-interface.requester-id", "tpm-support")) {
            assertThatThrownBy(() -> idsWith(name, "x")).isInstanceOf(NotSimulatedException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "i-1 | InvalidInstanceID.Malformed | Invalid id: \"i-1\"",
        "vpc-0123456789abcdef0 | InvalidInstanceID.Malformed | Invalid id: \"vpc-0123456789abcdef0\"",
        "i-0123456789ABCDEF0 | InvalidInstanceID.Malformed | Invalid id: \"i-0123456789ABCDEF0\"",
        "i-0123456789abcdef0 | InvalidInstanceID.NotFound | The instance ID 'i-0123456789abcdef0' does not exist",
        "i-12345678 | InvalidInstanceID.NotFound | The instance ID 'i-12345678' does not exist",
        "'' | MissingParameter | The request must contain the parameter InstanceId"})
    void idsThatNameNothingAreRefused(String id, String code, String message) {
        Ec2Exception error = catchThrowableOfType(Ec2Exception.class,
                () -> ec2.describeInstances(r -> r.instanceIds(web.instanceId(), id)));
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
    }

    @Test
    void severalUnknownIdsAreNamedInOneMessage() {
        Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> ec2.describeInstances(
                r -> r.instanceIds("i-11111111", web.instanceId(), "i-22222222")));
        assertThat(error.awsErrorDetails().errorMessage())
                .isEqualTo("The instance IDs 'i-11111111, i-22222222' do not exist");
        assertThat(error.getSuppressed()).singleElement().satisfies(hint ->
                assertThat(hint.toString()).contains(web.instanceId() + " (running)"));
    }

    @Test
    void pagesTogetherAreTheWholeList() {
        ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .minCount(11).maxCount(11));
        List<String> all = ids(ec2.describeInstances().reservations().stream()
                .flatMap(r -> r.instances().stream()).toList());

        assertThat(ids(ec2.describeInstancesPaginator(r -> r.maxResults(5)).reservations().stream()
                .flatMap(r -> r.instances().stream()).toList())).isEqualTo(all).hasSize(13);
    }

    private List<String> idsWith(String filter, String... values) {
        return ids(ec2.describeInstances(r -> r.filters(f -> f.name(filter).values(values))).reservations().stream()
                .flatMap(r -> r.instances().stream()).toList());
    }

    private static List<String> ids(List<Instance> instances) {
        return instances.stream().map(Instance::instanceId).toList();
    }

    private Instance one(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }
}
