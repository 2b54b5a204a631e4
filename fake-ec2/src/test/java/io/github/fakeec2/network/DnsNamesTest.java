package io.github.fakeec2.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

class DnsNamesTest {

    private static String launch(Ec2Client ec2, boolean publicAddress) {
        return ec2.runInstances(r -> r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                        .minCount(1).maxCount(1).networkInterfaces(eni -> eni.deviceIndex(0)
                                .associatePublicIpAddress(publicAddress)))
                .instances().get(0).instanceId();
    }

    private static Instance instance(Ec2Client ec2, String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0);
    }

    private static NetworkInterface eni(Ec2Client ec2) {
        return ec2.describeNetworkInterfaces().networkInterfaces().get(0);
    }

    private static void nameHosts(Ec2Client ec2, boolean named) {
        String vpc = ec2.describeVpcs().vpcs().get(0).vpcId();
        ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(v -> v.value(named)));
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, compute-1.amazonaws.com, ec2.internal",
        "eu-west-1, eu-west-1.compute.amazonaws.com, eu-west-1.compute.internal",
    })
    void aPublicAddressHasANameWhereItsVpcGivesNames(String region, String domain, String privateDomain) {
        try (var cloud = FakeCloud.builder().region(region).build()) {
            Ec2Client ec2 = cloud.ec2();
            String id = launch(ec2, true);
            Instance named = instance(ec2, id);
            String name = "ec2-" + named.publicIpAddress().replace('.', '-') + "." + domain;
            assertThat(named.publicDnsName()).isEqualTo(name);
            assertThat(named.privateDnsName())
                    .isEqualTo("ip-" + named.privateIpAddress().replace('.', '-') + "." + privateDomain);
            assertThat(eni(ec2).association().publicDnsName()).isEqualTo(name);

            nameHosts(ec2, false);
            assertThat(instance(ec2, id).publicDnsName()).isEmpty();
            assertThat(eni(ec2).association().publicDnsName()).isEmpty();
            assertThat(instance(ec2, id).publicIpAddress()).isEqualTo(named.publicIpAddress());

            nameHosts(ec2, true);
            assertThat(instance(ec2, id).publicDnsName()).isEqualTo(name);
            assertThat(eni(ec2).association().publicDnsName()).isEqualTo(name);
        }
    }

    @Test
    void whatHasNoPublicAddressHasNoPublicName() {
        try (var cloud = FakeCloud.create()) {
            Ec2Client ec2 = cloud.ec2();
            String id = launch(ec2, false);
            assertThat(instance(ec2, id).publicDnsName()).isEmpty();
            assertThat(eni(ec2).association()).isNull();
        }
    }
}
