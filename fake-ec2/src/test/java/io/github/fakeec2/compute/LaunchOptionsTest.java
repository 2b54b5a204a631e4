package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.ElasticGpuSpecification;
import software.amazon.awssdk.services.ec2.model.ElasticInferenceAccelerator;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** The options of an instance that a launch sets. */
@EveryFace
class LaunchOptionsTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    LaunchOptionsTest(Face face) {
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

    private static Change hibernation(String type, Consumer<EbsBlockDevice.Builder> root) {
        return r -> r.instanceType(type).hibernationOptions(h -> h.configured(true))
                .blockDeviceMappings(b -> b.deviceName("/dev/xvda").ebs(root));
    }

    @SuppressWarnings("deprecation")
    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("cores alone", r -> r.cpuOptions(c -> c.coreCount(1)), "MissingParameter",
                        "When specifying CpuOptions you must specify both CoreCount and ThreadsPerCore."),
                refused("threads alone", r -> r.cpuOptions(c -> c.threadsPerCore(1)), "MissingParameter", null),
                refused("no cores", r -> r.cpuOptions(c -> c.coreCount(0).threadsPerCore(1)), "InvalidParameterValue",
                        null),
                refused("three threads", r -> r.cpuOptions(c -> c.coreCount(1).threadsPerCore(3)),
                        "InvalidParameterValue", null),
                refused("cores of bare metal", r -> r.instanceType("m5.metal")
                        .cpuOptions(c -> c.coreCount(1).threadsPerCore(1)), "UnsupportedOperation",
                        "The m5.metal instance type does not support specifying CpuOptions."),
                refused("EBS optimization", r -> r.instanceType("t2.micro").ebsOptimized(true), "Unsupported",
                        "EBS-optimized instances are not supported for your requested configuration. Please check "
                                + "the documentation for supported configurations."),
                refused("enclave in a burstable type", r -> r.enclaveOptions(e -> e.enabled(true)),
                        "UnsupportedOperation", null),
                refused("enclave in a small type", r -> r.instanceType("m5.large")
                        .enclaveOptions(e -> e.enabled(true)), "UnsupportedOperation", null),
                refused("enclave and hibernation", r -> r.instanceType("m5.xlarge").enclaveOptions(e -> e.enabled(true))
                        .hibernationOptions(h -> h.configured(true)), "InvalidParameterCombination", null),
                refused("hibernation of bare metal", hibernation("m5.metal", e -> e.encrypted(true)),
                        "UnsupportedHibernationConfiguration", null),
                refused("hibernation onto a plain volume", hibernation("t3.micro", e -> { }),
                        "UnsupportedHibernationConfiguration",
                        "For hibernation, the root device volume must be encrypted."),
                refused("hibernation onto a magnetic volume", hibernation("t3.micro",
                        e -> e.encrypted(true).volumeType("standard")), "UnsupportedHibernationConfiguration", null),
                refused("hibernation onto a small volume", hibernation("m5.xlarge", e -> e.encrypted(true)),
                        "UnsupportedHibernationConfiguration", null),
                refused("resource name of another kind", r -> r.privateDnsNameOptions(d -> d.hostnameType("nick-name")),
                        "InvalidParameterValue", null),
                refused("AAAA record without IPv6", r -> r.privateDnsNameOptions(
                        d -> d.enableResourceNameDnsAAAARecord(true)), "InvalidParameterValue", null),
                refused("metadata options of no endpoint", r -> r.metadataOptions(
                        m -> m.httpEndpoint("disabled").httpTokens("required")), "InvalidParameterCombination", null),
                refused("kernel", r -> r.kernelId("aki-12345678"), "InvalidParameterCombination", null),
                refused("RAM disk", r -> r.ramdiskId("ari-12345678"), "InvalidParameterCombination", null),
                refused("Elastic Graphics", r -> r.elasticGpuSpecification(
                        ElasticGpuSpecification.builder().type("eg1.medium").build()), "UnsupportedOperation", null),
                refused("Elastic Inference", r -> r.elasticInferenceAccelerators(
                        ElasticInferenceAccelerator.builder().type("eia1.medium").build()), "UnsupportedOperation",
                        null),
                refused("protected Spot Instance", r -> r.disableApiTermination(true)
                        .instanceMarketOptions(m -> m.marketType("spot")), "UnsupportedOperation", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeIsRefused(Change change, String code, String message) {
        if (message == null) {
            assertRefused(code, () -> launch(change));
        } else {
            assertRefused(code, message, () -> launch(change));
        }
    }

    @Test
    void hibernationNeedsAnEncryptedRootVolumeWithRoomForTheMemory() {
        String id = launch(hibernation("m5.xlarge", e -> e.encrypted(true).volumeSize(20))).instanceId();
        assertThat(instance(id).hibernationOptions().configured()).isTrue();
    }

    @Test
    void anEnclaveIsEnabledWhereTheTypeHasThem() {
        String id = launch(r -> r.instanceType("m5.xlarge").enclaveOptions(e -> e.enabled(true))).instanceId();
        assertThat(instance(id).enclaveOptions().enabled()).isTrue();
    }

    @Test
    void fewerCoresAreActive() {
        String id = launch(r -> r.instanceType("m5.4xlarge").cpuOptions(c -> c.coreCount(4).threadsPerCore(1)))
                .instanceId();
        assertThat(instance(id).cpuOptions().coreCount()).isEqualTo(4);
        assertThat(instance(id).cpuOptions().threadsPerCore()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"us-east-1,ec2.internal", "eu-west-1,eu-west-1.compute.internal"})
    void anInstanceMayBeNamedAfterItsId(String region, String domain) {
        Ec2Client there = cloud.client(Ec2Client.class, region);
        String id = there.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro").minCount(1)
                .maxCount(1).privateDnsNameOptions(d -> d.hostnameType("resource-name")
                        .enableResourceNameDnsARecord(true))).instances().get(0).instanceId();

        Instance named = there.describeInstances(r -> r.filters(
                f -> f.name("private-dns-name").values(id + "." + domain))).reservations().get(0).instances().get(0);

        assertThat(named.privateDnsName()).isEqualTo(id + "." + domain);
        assertThat(named.privateDnsNameOptions().hostnameTypeAsString()).isEqualTo("resource-name");
        assertThat(named.privateDnsNameOptions().enableResourceNameDnsARecord()).isTrue();
    }

    @Test
    void theSubnetSaysHowItsInstancesAreNamedUnlessTheLaunchDoes() {
        String subnet = ec2.describeSubnets().subnets().get(0).subnetId();
        ec2.modifySubnetAttribute(r -> r.subnetId(subnet).privateDnsHostnameTypeOnLaunch("resource-name"));
        ec2.modifySubnetAttribute(
                r -> r.subnetId(subnet).enableResourceNameDnsARecordOnLaunch(v -> v.value(true)));

        Instance bySubnet = launch(r -> r.subnetId(subnet));
        Instance byRequest = launch(
                r -> r.subnetId(subnet).privateDnsNameOptions(d -> d.hostnameType("ip-name")));

        assertThat(bySubnet.privateDnsName()).startsWith("i-");
        assertThat(bySubnet.privateDnsNameOptions().enableResourceNameDnsARecord()).isTrue();
        assertThat(byRequest.privateDnsName()).startsWith("ip-");
        assertThat(byRequest.privateDnsNameOptions().enableResourceNameDnsARecord()).isTrue();
    }

    @Test
    void detailedMonitoringIsPendingUntilTheInstanceRuns() {
        Instance launched = launch(r -> r.monitoring(m -> m.enabled(true)));
        assertThat(launched.monitoring().stateAsString()).isEqualTo("pending");
        assertThat(instance(launched.instanceId()).monitoring().stateAsString()).isEqualTo("enabled");
    }

    @Test
    @Tag("newer-sdk")
    void sevSnpIsForSomeTypes() {
        String id = launch(r -> r.instanceType("m6a.large").cpuOptions(c -> c.amdSevSnp("enabled"))).instanceId();
        assertThat(instance(id).cpuOptions().amdSevSnpAsString()).isEqualTo("enabled");
        assertThat(instance(id).cpuOptions().coreCount()).isEqualTo(1);
        assertRefused("UnsupportedOperation", () -> launch(r -> r.cpuOptions(c -> c.amdSevSnp("enabled"))));
        assertRefused("InvalidParameterValue", () -> launch(r -> r.cpuOptions(c -> c.amdSevSnp("maybe"))));
    }

    @Test
    @Tag("newer-sdk")
    void bandwidthIsWeightedInSomeTypes() {
        String id = launch(r -> r.imageId(Amis.AMAZON_LINUX_2023_ARM64).instanceType("m8g.large")
                .networkPerformanceOptions(o -> o.bandwidthWeighting("vpc-1"))).instanceId();
        assertThat(instance(id).networkPerformanceOptions().bandwidthWeightingAsString()).isEqualTo("vpc-1");
        assertRefused("UnsupportedOperation", () -> launch(
                r -> r.networkPerformanceOptions(o -> o.bandwidthWeighting("vpc-1"))));
        assertRefused("InvalidParameterValue", () -> launch(
                r -> r.networkPerformanceOptions(o -> o.bandwidthWeighting("mine"))));
    }

    private Instance launch(Consumer<RunInstancesRequest.Builder> change) {
        return ec2.runInstances(r -> change.accept(r.imageId(Amis.AMAZON_LINUX_2023).instanceType("t3.micro")
                .minCount(1).maxCount(1))).instances().get(0);
    }

    private Instance instance(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "current-instance-boot-mode,uefi,legacy-bios",
        "enclave-options.enabled,true,false",
        "maintenance-options.auto-recovery,disabled,default",
        "metadata-options.http-endpoint,enabled,disabled",
        "metadata-options.http-protocol-ipv4,enabled,disabled",
        "metadata-options.http-protocol-ipv6,enabled,disabled",
        "metadata-options.http-put-response-hop-limit,9,2",
        "metadata-options.http-tokens,optional,required",
        "metadata-options.instance-metadata-tags,enabled,disabled",
        "metadata-options.state,applied,pending",
        "operator.managed,false,true",
        "private-dns-name-options.enable-resource-name-dns-a-record,true,false",
        "private-dns-name-options.enable-resource-name-dns-aaaa-record,false,true",
        "private-dns-name-options.hostname-type,resource-name,ip-name"})
    void anOptionIsAFilter(String filter, String value, String other) {
        String id = launch(r -> r.instanceType("m5.xlarge").enclaveOptions(e -> e.enabled(true))
                .maintenanceOptions(m -> m.autoRecovery("disabled"))
                .metadataOptions(m -> m.httpTokens("optional").httpPutResponseHopLimit(9).httpProtocolIpv6("enabled")
                        .instanceMetadataTags("enabled"))
                .privateDnsNameOptions(d -> d.hostnameType("resource-name").enableResourceNameDnsARecord(true)))
                .instanceId();

        assertThat(found(filter, value)).containsExactly(id);
        assertThat(found(filter, other)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel-id", "operator.principal", "outpost-arn", "product-code", "product-code.type",
        "ramdisk-id", "spot-instance-request-id", "network-performance-options.bandwidth-weighting"})
    void whatAnInstanceDoesNotHaveIsNotFound(String filter) {
        launch(r -> { });
        assertThat(found(filter, "*")).isEmpty();
    }

    @Test
    void aSpotInstanceIsFoundByItsRequest() {
        Instance spot = launch(r -> r.instanceMarketOptions(m -> m.marketType("spot")));
        launch(r -> { });
        assertThat(found("spot-instance-request-id", "sir-*")).containsExactly(spot.instanceId());
    }

    private List<String> found(String filter, String value) {
        return ec2.describeInstances(r -> r.filters(f -> f.name(filter).values(value))).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream()).map(Instance::instanceId).toList();
    }
}
