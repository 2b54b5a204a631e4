package io.github.fakeec2.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.Amis;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageCatalogTest {

    @Test
    void theConstantsNameTheImagesOfTheCatalogue() throws IllegalAccessException {
        List<String> constants = new ArrayList<>();
        for (var field : Amis.class.getDeclaredFields()) {
            // A coverage agent adds a field of its own.
            if (Modifier.isPublic(field.getModifiers())) {
                constants.add((String) field.get(null));
            }
        }

        assertThat(ImageCatalog.all()).hasSize(13).extracting(PublicImage::id)
                .containsExactlyInAnyOrderElementsOf(constants);
    }

    @Test
    void aConstantNamesWhatItSays() {
        assertThat(find(Amis.AMAZON_LINUX_2023).name()).startsWith("al2023-ami-2023.").endsWith("-x86_64");
        assertThat(find(Amis.AMAZON_LINUX_2023_ARM64).name()).startsWith("al2023-ami-2023.").endsWith("-arm64");
        assertThat(find(Amis.AMAZON_LINUX_2).name()).startsWith("amzn2-ami-").endsWith("-x86_64-gp2");
        assertThat(find(Amis.AMAZON_LINUX_2_ARM64).name()).startsWith("amzn2-ami-").endsWith("-arm64-gp2");
        assertThat(find(Amis.UBUNTU_24_04).name()).contains("ubuntu-noble-24.04-amd64-server-");
        assertThat(find(Amis.UBUNTU_24_04_ARM64).name()).contains("ubuntu-noble-24.04-arm64-server-");
        assertThat(find(Amis.UBUNTU_22_04).name()).contains("ubuntu-jammy-22.04-amd64-server-");
        assertThat(find(Amis.UBUNTU_22_04_ARM64).name()).contains("ubuntu-jammy-22.04-arm64-server-");
        assertThat(find(Amis.DEBIAN_12).name()).startsWith("debian-12-amd64-");
        assertThat(find(Amis.DEBIAN_12_ARM64).name()).startsWith("debian-12-arm64-");
        assertThat(find(Amis.RHEL_9).name()).matches("RHEL-9\\..*-x86_64-.*");
        assertThat(find(Amis.RHEL_9_ARM64).name()).matches("RHEL-9\\..*-arm64-.*");
        assertThat(find(Amis.WINDOWS_SERVER_2022).name()).startsWith("Windows_Server-2022-English-Full-Base-");
    }

    @Test
    void idsSnapshotsNamesAndParametersAreUniqueAndWellFormed() {
        List<PublicImage> images = ImageCatalog.all();

        assertThat(images).extracting(PublicImage::id).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("ami-0[0-9a-f]{16}"));
        assertThat(images).extracting(PublicImage::rootSnapshotId).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("snap-0[0-9a-f]{16}"));
        assertThat(images).extracting(PublicImage::name).doesNotHaveDuplicates();
        assertThat(images).flatExtracting(PublicImage::ssmParameters).doesNotHaveDuplicates();
        assertThat(images).extracting(PublicImage::creationDate).allSatisfy(date ->
                assertThat(date).matches(".*\\.000Z").satisfies(Instant::parse));
    }

    @Test
    void theArchitectureIsThatOfTheName() {
        assertThat(ImageCatalog.all()).allSatisfy(image -> {
            assertThat(image.architecture()).isIn("x86_64", "arm64");
            assertThat(image.name().contains("arm64")).isEqualTo(image.architecture().equals("arm64"));
            assertThat(image.id().endsWith("aa64")).isEqualTo(image.architecture().equals("arm64"));
        });
    }

    @Test
    void licensedImagesCarryTheirBillingCode() {
        assertThat(find(Amis.RHEL_9).platformDetails()).isEqualTo("Red Hat Enterprise Linux");
        assertThat(find(Amis.RHEL_9).usageOperation()).isEqualTo("RunInstances:0010");
        assertThat(find(Amis.RHEL_9).platform()).isEmpty();
        assertThat(find(Amis.WINDOWS_SERVER_2022).platformDetails()).isEqualTo("Windows");
        assertThat(find(Amis.WINDOWS_SERVER_2022).usageOperation()).isEqualTo("RunInstances:0002");
        assertThat(find(Amis.WINDOWS_SERVER_2022).platform()).contains("windows");
        assertThat(find(Amis.DEBIAN_12).platformDetails()).isEqualTo("Linux/UNIX");
        assertThat(find(Amis.DEBIAN_12).usageOperation()).isEqualTo("RunInstances");
    }

    @Test
    void partnersImagesShowTheAliasAmazonToo() {
        assertThat(find(Amis.UBUNTU_24_04).ownerId()).isEqualTo("099720109477");
        assertThat(find(Amis.UBUNTU_24_04).ownerAlias()).contains("amazon");
        assertThat(find(Amis.DEBIAN_12).imageLocation()).isEqualTo("amazon/debian-12-amd64-20251112-2294");
    }

    @Test
    void publicParametersLeadToTheirImage() {
        assertThat(byParameter("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"))
                .isEqualTo(Amis.AMAZON_LINUX_2023);
        assertThat(byParameter("/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2"))
                .isEqualTo(Amis.AMAZON_LINUX_2);
        assertThat(byParameter("/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id"))
                .isEqualTo(Amis.UBUNTU_24_04_ARM64);
        assertThat(byParameter("/aws/service/canonical/ubuntu/server/jammy/stable/current/amd64/hvm/ebs-gp2/ami-id"))
                .isEqualTo(Amis.UBUNTU_22_04);
        assertThat(byParameter("/aws/service/debian/release/12/latest/amd64")).isEqualTo(Amis.DEBIAN_12);
        assertThat(byParameter("/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base"))
                .isEqualTo(Amis.WINDOWS_SERVER_2022);
        assertThat(ImageCatalog.findByParameter("/aws/service/nothing")).isEmpty();
    }

    private static PublicImage find(String id) {
        return ImageCatalog.find(id).orElseThrow();
    }

    private static String byParameter(String parameter) {
        return ImageCatalog.findByParameter(parameter).orElseThrow().id();
    }
}
