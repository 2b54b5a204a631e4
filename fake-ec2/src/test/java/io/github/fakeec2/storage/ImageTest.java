package io.github.fakeec2.storage;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VolumeType;

class ImageTest {

    private static final int PUBLIC_IMAGES = 13;
    private static final String OWN = "ami-0123456789abcdef0";
    private static final Tag TEAM = Tag.builder().key("team").value("web").build();

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2 = cloud.ec2();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aPublicImageIsDescribedAsAwsDescribesIt() {
        Image image = ec2.describeImages(r -> r.imageIds(Amis.AMAZON_LINUX_2023)).images().get(0);

        assertThat(image.name()).startsWith("al2023-ami-2023.");
        assertThat(image.imageLocation()).isEqualTo("amazon/" + image.name());
        assertThat(image.ownerId()).isEqualTo("137112412989");
        assertThat(image.imageOwnerAlias()).isEqualTo("amazon");
        assertThat(image.architecture()).isEqualTo(ArchitectureValues.X86_64);
        assertThat(image.state()).isEqualTo(ImageState.AVAILABLE);
        assertThat(image.publicLaunchPermissions()).isTrue();
        assertThat(image.enaSupport()).isTrue();
        assertThat(image.platformAsString()).isNull();
        assertThat(image.platformDetails()).isEqualTo("Linux/UNIX");
        assertThat(image.rootDeviceName()).isEqualTo("/dev/xvda");
        assertThat(image.blockDeviceMappings()).singleElement().satisfies(mapping -> {
            assertThat(mapping.deviceName()).isEqualTo("/dev/xvda");
            assertThat(mapping.ebs().volumeSize()).isEqualTo(8);
            assertThat(mapping.ebs().volumeType()).isEqualTo(VolumeType.GP3);
            assertThat(mapping.ebs().snapshotId()).startsWith("snap-");
            assertThat(mapping.ebs().deleteOnTermination()).isTrue();
        });
    }

    @Test
    void aRegisteredImageIsTheAccountsOwn() {
        cloud.images().register(OWN, "arm64");

        Image image = ec2.describeImages(r -> r.owners("self")).images().get(0);
        assertThat(image.imageId()).isEqualTo(OWN);
        assertThat(image.ownerId()).isEqualTo(cloud.accountId());
        assertThat(image.architecture()).isEqualTo(ArchitectureValues.ARM64);
        assertThat(image.publicLaunchPermissions()).isFalse();
        assertThat(ec2.describeImages().images()).hasSize(PUBLIC_IMAGES + 1);
        assertThat(ec2.describeImages(r -> r.executableUsers("all")).images()).hasSize(PUBLIC_IMAGES);
        assertThat(ec2.describeImages(r -> r.executableUsers("self")).images()).isEmpty();
        assertThat(cloud.client(Ec2Client.class, "eu-west-1").describeImages().images()).hasSize(PUBLIC_IMAGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ami-1", "i-0123456789abcdef0", "", OWN + "0"})
    void anImageIsNotRegisteredUnderAMalformedId(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.images().register(id));
    }

    @Test
    void anImageIsNotRegisteredUnderATakenIdOrForAnUnknownArchitecture() {
        cloud.images().register(OWN);

        assertThatIllegalArgumentException().isThrownBy(() -> cloud.images().register(OWN));
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.images().register(Amis.DEBIAN_12));
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.images().register("ami-01234567", "sparc"));
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.images().register(null));
    }

    @Test
    void unknownAndMalformedIdsAreRefused() {
        assertRefused("InvalidAMIID.NotFound", "The image id '[" + OWN + "]' does not exist",
                () -> ec2.describeImages(r -> r.imageIds(OWN)));
        assertRefused("InvalidAMIID.NotFound", "The image ids '[" + OWN + ", ami-01234567]' do not exist",
                () -> ec2.describeImages(r -> r.imageIds(Amis.DEBIAN_12, OWN, "ami-01234567")));
        assertRefused("InvalidAMIID.Malformed", "Invalid id: \"ami-0abc\" (expecting \"ami-...\")",
                () -> ec2.describeImages(r -> r.imageIds(OWN, "ami-0abc")));
        assertRefused("InvalidAMIID.Malformed", "Invalid id: \"resolve:ssm:/aws/service/x\" (expecting \"ami-...\")",
                () -> ec2.describeImages(r -> r.imageIds("resolve:ssm:/aws/service/x")));
        assertRefused("InvalidAMIID.Malformed", () -> ec2.describeImages(r -> r.imageIds((String) null)));
    }

    @ParameterizedTest
    @CsvSource({"amazon, 13", "099720109477, 4", "self, 0", "aws-marketplace, 0", "123412341234, 0"})
    void imagesAreNarrowedDownByOwner(String owner, int found) {
        assertThat(ec2.describeImages(r -> r.owners(owner)).images()).hasSize(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"canonical", "", "12345678901", "12345678901x"})
    void anOwnerIsAnAccountOrAKnownAlias(String owner) {
        assertRefused("InvalidUserID.Malformed", () -> ec2.describeImages(r -> r.owners(owner)));
        assertRefused("InvalidUserID.Malformed", () -> ec2.describeImages(r -> r.executableUsers(owner)));
    }

    @ParameterizedTest
    @CsvSource({"name, al2023-ami-*, 2", "architecture, arm64, 6", "platform, windows, 1", "is-public, true, 13",
        "owner-alias, amazon, 13", "root-device-name, /dev/xvda, 6", "creation-date, 2025-11-07*, 4",
        "block-device-mapping.volume-size, 30, 1", "virtualization-type, paravirtual, 0", "state, available, 13"})
    void imagesAreFiltered(String filter, String value, int found) {
        assertThat(ec2.describeImages(r -> r.filters(filter(filter, value))).images()).hasSize(found);
    }

    @Test
    void filtersThatAreUnknownOrNotSimulatedAreRefused() {
        assertRefused("InvalidParameterValue", "The filter 'nam' is invalid",
                () -> ec2.describeImages(r -> r.filters(filter("nam", "x"))));
        assertThatThrownBy(() -> ec2.describeImages(r -> r.filters(filter("source-image-id", "x"))))
                .isInstanceOf(NotSimulatedException.class);
    }

    @Test
    void imagesComePageByPage() {
        cloud.images().register(OWN);
        List<Image> images = new ArrayList<>();
        int pages = 0;
        String token = null;
        do {
            String next = token;
            DescribeImagesResponse page = ec2.describeImages(r -> r.maxResults(5).nextToken(next));
            images.addAll(page.images());
            token = page.nextToken();
            pages++;
        } while (token != null);

        assertThat(pages).isEqualTo(3);
        assertThat(images).containsExactlyElementsOf(ec2.describeImages().images());
        assertRefused("InvalidParameterCombination",
                "The parameter imageIdsSet cannot be used with the parameter maxResults",
                () -> ec2.describeImages(r -> r.imageIds(OWN).maxResults(5)));
        assertRefused("InvalidParameterValue", () -> ec2.describeImages(r -> r.maxResults(0)));
        assertRefused("InvalidParameterValue", () -> ec2.describeImages(r -> r.nextToken("x")));
    }

    @Test
    void aPublicImageKeepsItsPlaceInTheListWhenItIsTagged() {
        List<String> ids = ids(ec2.describeImages().images());
        DescribeImagesResponse first = ec2.describeImages(r -> r.maxResults(5));

        ec2.createTags(r -> r.resources(ids.get(2), ids.get(9)).tags(TEAM));
        DescribeImagesResponse rest = ec2.describeImages(r -> r.nextToken(first.nextToken()));

        assertThat(ids(first.images())).isEqualTo(ids.subList(0, 5));
        assertThat(ids(rest.images())).isEqualTo(ids.subList(5, PUBLIC_IMAGES));
        assertThat(rest.images().get(4).tags()).containsExactly(TEAM);
        assertThat(ids(ec2.describeImages().images())).isEqualTo(ids);
        ec2.deleteTags(r -> r.resources(ids.get(9)));
        assertThat(ec2.describeImages(r -> r.imageIds(ids.get(9))).images().get(0).tags()).isEmpty();
    }

    @Test
    void aTaggedPublicImageIsSeenEvenWhereNewResourcesAreNot() {
        try (FakeCloud manual = FakeCloud.builder().time(TimeFlow.MANUAL).build()) {
            manual.faults().newResourcesInvisibleFor(Duration.ofHours(1));
            manual.ec2().createTags(r -> r.resources(Amis.DEBIAN_12).tags(TEAM));

            assertThat(manual.ec2().describeImages().images()).hasSize(PUBLIC_IMAGES);
            assertThat(manual.ec2().describeImages(r -> r.imageIds(Amis.DEBIAN_12)).images().get(0).tags())
                    .containsExactly(TEAM);
        }
    }

    @Test
    void aLaunchNamesAnImageByItsPublicParameter() {
        String parameter = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

        for (String name : List.of(parameter, parameter + ":3")) {
            assertThat(ec2.runInstances(r -> r.imageId("resolve:ssm:" + name).instanceType(InstanceType.T3_MICRO)
                    .minCount(1).maxCount(1)).instances().get(0).imageId()).isEqualTo(Amis.AMAZON_LINUX_2023);
        }
        assertRefused("SsmInvalidParameter",
                () -> ec2.runInstances(r -> r.imageId("resolve:ssm:/my/image").instanceType(InstanceType.T3_MICRO)
                        .minCount(1).maxCount(1)));
    }

    @Test
    void aCloudCanBeToldToAcceptAnyImage() {
        try (FakeCloud lenient = FakeCloud.builder().acceptAnyImage(true).build()) {
            Ec2Client client = lenient.ec2();

            assertThat(client.describeImages(r -> r.imageIds(OWN)).images().get(0).imageId()).isEqualTo(OWN);
            for (InstanceType type : List.of(InstanceType.T3_MICRO, InstanceType.T4_G_MICRO)) {
                assertThat(client.runInstances(r -> r.imageId(OWN).instanceType(type).minCount(1).maxCount(1))
                        .instances()).hasSize(1);
            }
            assertRefused("InvalidAMIID.Malformed", () -> client.describeImages(r -> r.imageIds("ami-x")));
            assertThat(client.describeImages().images()).hasSize(PUBLIC_IMAGES);
        }
    }

    @Test
    void anAcceptedImageStaysAcceptedWhenItIsTaggedWhereNewResourcesAreInvisible() {
        try (FakeCloud lenient = FakeCloud.builder().acceptAnyImage(true).time(TimeFlow.MANUAL).build()) {
            lenient.faults().newResourcesInvisibleFor(Duration.ofHours(1));
            lenient.ec2().createTags(r -> r.resources(OWN).tags(TEAM));

            assertThat(lenient.ec2().describeImages(r -> r.imageIds(OWN)).images().get(0).tags()).containsExactly(TEAM);
        }
    }

    private static List<String> ids(List<Image> images) {
        return images.stream().map(Image::imageId).toList();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
