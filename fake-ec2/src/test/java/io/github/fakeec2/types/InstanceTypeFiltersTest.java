package io.github.fakeec2.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fakeec2.FakeCloud;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

class InstanceTypeFiltersTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            auto-recovery-supported                    | true             | t3.micro       | m5d.large
            bare-metal                                 | true             | m5.metal       | m5.large
            burstable-performance-supported            | true             | t4g.nano       | m5.large
            current-generation                         | false            | m5.large       | m5d.large
            dedicated-hosts-supported                  | true             | m5.large       | t2.micro
            ebs-info.ebs-optimized-support             | unsupported      | t2.micro       | m5.large
            ebs-info.attachment-limit-type             | dedicated        | m7i.large      | m5.large
            ebs-info.encryption-support                | supported        | m1.small       | cc2.8xlarge
            ebs-info.maximum-ebs-attachments           | 25               | m5d.4xlarge    | m5.4xlarge
            ebs-info.ebs-optimized-info.baseline-bandwidth-in-mbps | 650  | m5.large       | t2.micro
            ebs-info.ebs-optimized-info.baseline-iops  | 3600             | m5.large       | m5.xlarge
            ebs-info.ebs-optimized-info.baseline-throughput-in-mbps | 81.25 | m5.large     | m5.xlarge
            ebs-info.ebs-optimized-info.maximum-bandwidth-in-mbps | 4750  | m5.large       | m6i.large
            ebs-info.ebs-optimized-info.maximum-iops   | 18750            | m5.large       | m6i.large
            ebs-info.ebs-optimized-info.maximum-throughput-in-mbps | 1250 | m6i.large      | m5.large
            ebs-info.nvme-support                      | required         | m5.large       | m4.large
            free-tier-eligible                         | true             | t3.micro       | m5.large
            hibernation-supported                      | true             | m5.large       | m5.metal
            hypervisor                                 | xen              | m4.large       | m5.metal
            instance-storage-info.disk.count           | 4                | m5d.24xlarge   | m5d.large
            instance-storage-info.disk.size-in-gb      | 900              | m5d.24xlarge   | m5d.large
            instance-storage-info.disk.type            | hdd              | d3.xlarge      | m5d.large
            instance-storage-info.encryption-support   | required         | i3.large       | m5.large
            instance-storage-info.nvme-support         | unsupported      | c3.large       | m5.large
            instance-storage-info.total-size-in-gb     | 3600             | m5d.24xlarge   | m5.24xlarge
            instance-storage-supported                 | false            | m5.large       | m5d.large
            instance-type                              | c5*              | c5.large       | m5.large
            memory-info.size-in-mib                    | 512              | t3.nano        | t3.micro
            network-info.ena-support                   | required         | m5.large       | t2.micro
            network-info.ipv4-addresses-per-interface  | 10               | m5.large       | m5.xlarge
            network-info.ipv6-addresses-per-interface  | 0                | m1.small       | m5.large
            network-info.ipv6-supported                | false            | m1.small       | m5.large
            network-info.maximum-network-interfaces    | 3                | m5.large       | m5.xlarge
            network-info.network-performance           | 25 Gigabit       | m5.24xlarge    | m5.large
            processor-info.supported-architecture      | arm64            | m6g.large      | m5.large
            processor-info.supported-architecture      | i386             | t2.micro       | t2.large
            processor-info.sustained-clock-speed-in-ghz | 3.1             | m5.large       | m4.large
            supported-boot-mode                        | uefi             | m5.large       | m4.large
            supported-root-device-type                 | instance-store   | m3.large       | m5.large
            supported-usage-class                      | spot             | m5.large       | mac1.metal
            supported-virtualization-type              | paravirtual      | m3.large       | m5.large
            network-info.bandwidth-weightings          | vpc-1            | m8g.large      | m7g.large
            network-info.efa-info.maximum-efa-interfaces | 4              | p4d.24xlarge   | m5.large
            network-info.efa-supported                 | true             | c5n.18xlarge   | c5n.4xlarge
            network-info.encryption-in-transit-supported | true           | m6i.large      | m5.large
            network-info.flexible-ena-queues-support   | supported        | m6i.large      | m6i.metal
            network-info.maximum-network-cards         | 4                | p4d.24xlarge   | m5.large
            nitro-enclaves-support                     | supported        | m5.xlarge      | m5.large
            nitro-tpm-support                          | unsupported      | m5.metal       | m5.large
            nitro-tpm-info.supported-versions          | 2.0              | m5.large       | m5.metal
            processor-info.supported-features          | amd-sev-snp      | m6a.large      | m6i.large
            reboot-migration-support                   | supported        | m5.large       | m5d.large
            vcpu-info.valid-cores                      | 8                | m5.4xlarge     | m5.2xlarge
            vcpu-info.default-cores                    | 1                | m5.large       | m5.xlarge
            vcpu-info.default-threads-per-core         | 1                | m6g.large      | m5.large
            vcpu-info.default-vcpus                    | 2                | m5.large       | m5.xlarge
            vcpu-info.valid-threads-per-core           | 1,2              | m5.large       | m6g.large
            """)
    void eachFilterTellsTypesApart(String name, String value, String matching, String other) {
        assertThat(types(filter(name, value), filter("instance-type", matching, other))).containsExactly(matching);
    }

    @Test
    void filtersMustAllMatchAndTheirValuesAreAlternatives() {
        assertThat(types(filter("instance-type", "t3.*"), filter("memory-info.size-in-mib", "512", "1024")))
                .containsExactly("t3.micro", "t3.nano");
    }

    @Test
    void filtersWorkOnNamedTypesToo() {
        assertThat(ec2.describeInstanceTypes(r -> r.instanceTypesWithStrings("t3.micro", "m6g.large")
                        .filters(filter("processor-info.supported-architecture", "arm64"))).instanceTypes())
                .extracting(InstanceTypeInfo::instanceTypeAsString).containsExactly("m6g.large");
    }

    @Test
    void theFreeTierIsFoundAsAwsAdvises() {
        assertThat(types(filter("free-tier-eligible", "true"))).contains("t3.micro", "t4g.small").hasSize(6);
    }

    @Test
    void whatMatchesNothingIsAnEmptyList() {
        assertThat(types(filter("instance-type", "T3.micro"))).isEmpty();
        assertThat(types(filter("bare-metal", "TRUE"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Instance-Type", "instanceType", "vcpus", "tag:Name", "location"})
    void aFilterThatAwsDoesNotDocumentIsRefused(String name) {
        assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> types(filter(name, "x")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }

    private List<String> types(Filter... filters) {
        return ec2.describeInstanceTypes(r -> r.filters(filters)).instanceTypes().stream()
                .map(InstanceTypeInfo::instanceTypeAsString).toList();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
