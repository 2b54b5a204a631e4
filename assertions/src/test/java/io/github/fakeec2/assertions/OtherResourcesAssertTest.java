package io.github.fakeec2.assertions;

import static io.github.fakeec2.assertions.FakeCloudAssertions.assertThat;

import io.github.fakeec2.Amis;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.KeyType;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VolumeType;

class OtherResourcesAssertTest {

    private final TestFleet fleet = new TestFleet();

    @ParameterizedTest
    @MethodSource({"volumes", "networks", "images", "keyPairs"})
    void holdsOrFailsInWords(Row<FakeCloudAssert> row) {
        row.check(assertThat(fleet.cloud), fleet);
    }

    static Stream<Row<FakeCloudAssert>> volumes() {
        return Stream.of(
                row("volume state", (a, f) -> a.volume(f.rootVolumeOf(f.web1)).isInUse().isInState(VolumeState.IN_USE),
                        (a, f) -> a.volume(f.rootVolumeOf(f.web1)).isAvailable(), "in-use, since"),
                row("volume attachment",
                        (a, f) -> a.volume(f.rootVolumeOf(f.web1)).isAttachedTo(f.web1).isInZone("us-east-1a"),
                        (a, f) -> a.volume(f.rootVolumeOf(f.web1)).isAttachedTo(f.web2), "attached to i-"),
                row("volume without attachment", (a, f) -> a.volume("vol-0").doesNotExist(),
                        (a, f) -> a.volume(f.rootVolumeOf(f.web1)).isNotAttached(), "to be attached to:  nothing"),
                row("volume properties", (a, f) -> a.volume(f.rootVolumeOf(f.web1)).hasSize(8).hasType(VolumeType.GP3),
                        (a, f) -> a.volume(f.rootVolumeOf(f.web1)).hasType(VolumeType.IO2), "but was:       gp3"),
                row("volume encryption", (a, f) -> a.volume(f.rootVolumeOf(f.web1)).exists(),
                        (a, f) -> a.volume(f.rootVolumeOf(f.web1)).isEncrypted(), "not encrypted"),
                row("volumes", (a, f) -> a.volumes().areInUse().hasSize(3),
                        (a, f) -> a.volumes().areAvailable(), "3 of 3 are not"),
                row("volumes of an instance", (a, f) -> a.volumes().attachedTo(f.web1).inZone("us-east-1a").hasSize(1),
                        (a, f) -> a.volumes().attachedTo(f.gone).isNotEmpty(), "Expecting volumes attached to i-"),
                row("volumes in a state", (a, f) -> a.volumes().inState(VolumeState.AVAILABLE).isEmpty(),
                        (a, f) -> a.volumes().inState(VolumeState.IN_USE).isEmpty(), "volumes in state in-use"),
                row("volumes by tag", (a, f) -> a.volumes().taggedWith("backup", "daily").isEmpty(),
                        (a, f) -> a.volumes().allSatisfy(v -> v.hasTag("backup")), "tagged with nothing"));
    }

    static Stream<Row<FakeCloudAssert>> networks() {
        return Stream.of(
                row("interface state", (a, f) -> a.networkInterface(f.networkInterfaceOf(f.web1)).isInUse()
                                .isInState(NetworkInterfaceStatus.IN_USE).hasSecurityGroup("default"),
                        (a, f) -> a.networkInterface(f.networkInterfaceOf(f.web1)).isAvailable(), "in-use, since"),
                row("interface attachment",
                        (a, f) -> a.networkInterface(f.networkInterfaceOf(f.web1)).isAttachedTo(f.web1)
                                .isInSubnet(f.read(f.web1).subnetId()),
                        (a, f) -> a.networkInterface(f.networkInterfaceOf(f.web1)).isAttachedTo(f.web2), "but was"),
                row("interface addresses",
                        (a, f) -> a.networkInterface(f.networkInterfaceOf(f.web1))
                                .hasPrivateIpAddress(f.read(f.web1).privateIpAddress())
                                .hasPublicIpAddress(f.read(f.web1).publicIpAddress()),
                        (a, f) -> a.networkInterface(f.networkInterfaceOf(f.batch)).hasPublicIpAddress("1.2.3.4"),
                        "none"),
                row("subnet", (a, f) -> a.subnet(f.read(f.web1).subnetId()).isInZone("us-east-1a")
                                .isInVpc(f.read(f.web1).vpcId()).matches(s -> s.defaultForAz(), "default"),
                        (a, f) -> a.subnet(f.read(f.web1).subnetId()).hasCidrBlock("10.0.0.0/24"), "172.31."),
                row("subnet addresses", (a, f) -> a.subnet(f.read(f.web1).subnetId()).hasAvailableIpAddresses(4088),
                        (a, f) -> a.subnet("subnet-0").hasAvailableIpAddresses(1), "there is no such subnet"),
                row("public subnet", (a, f) -> a.subnet(f.read(f.web1).subnetId()).isPublic(),
                        (a, f) -> a.subnet(f.read(f.web1).subnetId()).isPrivate(), "0.0.0.0/0 -> igw-"),
                row("VPC", (a, f) -> a.vpc(f.read(f.web1).vpcId()).isDefault().hasCidrBlock("172.31.0.0/16"),
                        (a, f) -> a.vpc("vpc-0").isDefault(), "there is no such VPC"),
                row("security group", (a, f) -> a.securityGroup("default").hasName("default")
                                .hasDescription("default VPC security group").isInVpc(f.read(f.web1).vpcId()),
                        (a, f) -> a.securityGroup("nope").exists(), "there is no such security group"),
                row("security group ingress",
                        (a, f) -> a.securityGroup(admitting(f)).allowsIngress("tcp", 443, "0.0.0.0/0")
                                .doesNotAllowIngress("tcp", 22, "0.0.0.0/0")
                                .doesNotAllowIngress("udp", 443, "0.0.0.0/0"),
                        (a, f) -> a.securityGroup("admitting").allowsIngress("tcp", 443, "10.0.0.0/8"),
                        "tcp/443 from 0.0.0.0/0"),
                row("security group without ingress", (a, f) -> a.securityGroup("default")
                                .allowsIngress("tcp", 1, f.groupsOf(f.web1).get(0)),
                        (a, f) -> a.securityGroup("default").hasNoIngress(), "all traffic from sg-"));
    }

    private static String admitting(TestFleet fleet) {
        String id = fleet.ec2.createSecurityGroup(r -> r.groupName("admitting").description("x")).groupId();
        fleet.ec2.authorizeSecurityGroupIngress(r -> r.groupId(id).ipProtocol("tcp").fromPort(443).toPort(443)
                .cidrIp("0.0.0.0/0"));
        return id;
    }

    static Stream<Row<FakeCloudAssert>> images() {
        return Stream.of(
                row("image", (a, f) -> a.image(Amis.AMAZON_LINUX_2023).isAvailable()
                                .hasArchitecture(ArchitectureValues.X86_64),
                        (a, f) -> a.image(Amis.AMAZON_LINUX_2023).hasName("mine"), "to have name:  mine"),
                row("absent image", (a, f) -> a.image("ami-0123456789abcdef0").doesNotExist(),
                        (a, f) -> a.image("ami-0123456789abcdef0").isAvailable(), "there is no such image"));
    }

    static Stream<Row<FakeCloudAssert>> keyPairs() {
        return Stream.of(
                row("key pair", (a, f) -> {
                    f.ec2.createKeyPair(r -> r.keyName("mine").keyType(KeyType.ED25519));
                    a.keyPair("mine").hasType(KeyType.ED25519);
                }, (a, f) -> a.keyPair("mine").hasType(KeyType.RSA), "ed25519"),
                row("key fingerprint", (a, f) -> {
                    String fingerprint = f.ec2.createKeyPair(r -> r.keyName("mine")).keyFingerprint();
                    a.keyPair("mine").hasFingerprint(fingerprint);
                }, (a, f) -> a.keyPair("mine").hasFingerprint("aa:bb"), "to have fingerprint:  aa:bb"),
                row("absent key pair", (a, f) -> a.keyPair("mine").doesNotExist(),
                        (a, f) -> a.keyPair("mine").exists(), "there is no such key pair"));
    }

    private static Row<FakeCloudAssert> row(String name, BiConsumer<FakeCloudAssert, TestFleet> holding,
            BiConsumer<FakeCloudAssert, TestFleet> failing, String message) {
        return new Row<>(name, holding, failing, message);
    }
}
