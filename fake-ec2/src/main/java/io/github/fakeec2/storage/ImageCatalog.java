package io.github.fakeec2.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The public images that every region offers. Their ids are this library's own, so that tests can name them; all else
 * follows what the publishers' images look like in DescribeImages.
 *
 * <p>An id tells what it stands for: {@code a1} Amazon Linux, {@code c} Canonical, {@code deb} Debian, {@code ed} Red
 * Hat or {@code f} Windows, then the version, then {@code 8664} or {@code aa64}.
 */
final class ImageCatalog {

    private static final String AMAZON_LINUX = "/aws/service/ami-amazon-linux-latest/";
    private static final String UBUNTU = "/aws/service/canonical/ubuntu/server/";

    private static final List<PublicImage> IMAGES = images();

    private ImageCatalog() {}

    /** The public images, in the order of {@code io.github.fakeec2.Amis}. */
    static List<PublicImage> all() {
        return IMAGES;
    }

    /** The image of that id. */
    static Optional<PublicImage> find(String id) {
        for (PublicImage image : IMAGES) {
            if (image.id().equals(id)) {
                return Optional.of(image);
            }
        }
        return Optional.empty();
    }

    /** The image that a public Systems Manager parameter resolves to. */
    static Optional<PublicImage> findByParameter(String parameter) {
        for (PublicImage image : IMAGES) {
            if (image.ssmParameters().contains(parameter)) {
                return Optional.of(image);
            }
        }
        return Optional.empty();
    }

    private static List<PublicImage> images() {
        List<PublicImage> images = new ArrayList<>();
        images.add(amazonLinux2023("ami-0a120230000008664", "x86_64"));
        images.add(amazonLinux2023("ami-0a12023000000aa64", "arm64"));
        images.add(amazonLinux2("ami-0a100020000008664", "x86_64"));
        images.add(amazonLinux2("ami-0a10002000000aa64", "arm64"));
        images.add(ubuntu2404("ami-0c024040000008664", "amd64"));
        images.add(ubuntu2404("ami-0c02404000000aa64", "arm64"));
        images.add(ubuntu2204("ami-0c022040000008664", "amd64"));
        images.add(ubuntu2204("ami-0c02204000000aa64", "arm64"));
        images.add(debian12("ami-0deb0120000008664", "amd64"));
        images.add(debian12("ami-0deb012000000aa64", "arm64"));
        images.add(redHat9("ami-0ed00090000008664", "x86_64"));
        images.add(redHat9("ami-0ed0009000000aa64", "arm64"));
        images.add(windows2022("ami-0f020220000008664"));
        return List.copyOf(images);
    }

    private static PublicImage amazonLinux2023(String id, String architecture) {
        return linux(id, "al2023-ami-2023.9.20251110.1-kernel-6.1-" + architecture,
                "Amazon Linux 2023 AMI 2023.9.20251110.1 " + architecture + " HVM kernel-6.1",
                "137112412989", architecture, "/dev/xvda", "gp3", uefi(architecture), Optional.of("v2.0"),
                "2025-11-07T22:04:29.000Z",
                AMAZON_LINUX + "al2023-ami-kernel-default-" + architecture,
                AMAZON_LINUX + "al2023-ami-kernel-6.1-" + architecture);
    }

    private static PublicImage amazonLinux2(String id, String architecture) {
        // AWS has an older kernel behind the parameter without one in its name; here both lead to the same image.
        return linux(id, "amzn2-ami-kernel-5.10-hvm-2.0.20251110.1-" + architecture + "-gp2",
                "Amazon Linux 2 Kernel 5.10 AMI 2.0.20251110.1 " + architecture + " HVM gp2",
                "137112412989", architecture, "/dev/xvda", "gp2",
                architecture.equals("arm64") ? Optional.of("uefi") : Optional.empty(), Optional.empty(),
                "2025-11-07T19:31:12.000Z",
                AMAZON_LINUX + "amzn2-ami-kernel-5.10-hvm-" + architecture + "-gp2",
                AMAZON_LINUX + "amzn2-ami-hvm-" + architecture + "-gp2");
    }

    private static PublicImage ubuntu2404(String id, String debianArchitecture) {
        return linux(id, "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-" + debianArchitecture + "-server-20251022",
                "Canonical, Ubuntu, 24.04, " + debianArchitecture + " noble image",
                "099720109477", awsArchitecture(debianArchitecture), "/dev/sda1", "gp3",
                uefi(awsArchitecture(debianArchitecture)), Optional.of("v2.0"),
                "2025-10-22T09:12:53.000Z",
                UBUNTU + "24.04/stable/current/" + debianArchitecture + "/hvm/ebs-gp3/ami-id",
                UBUNTU + "noble/stable/current/" + debianArchitecture + "/hvm/ebs-gp3/ami-id");
    }

    private static PublicImage ubuntu2204(String id, String debianArchitecture) {
        return linux(id, "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-" + debianArchitecture + "-server-20251015",
                "Canonical, Ubuntu, 22.04, " + debianArchitecture + " jammy image",
                "099720109477", awsArchitecture(debianArchitecture), "/dev/sda1", "gp2",
                uefi(awsArchitecture(debianArchitecture)), Optional.empty(),
                "2025-10-15T04:41:08.000Z",
                UBUNTU + "22.04/stable/current/" + debianArchitecture + "/hvm/ebs-gp2/ami-id",
                UBUNTU + "jammy/stable/current/" + debianArchitecture + "/hvm/ebs-gp2/ami-id");
    }

    private static PublicImage debian12(String id, String debianArchitecture) {
        return linux(id, "debian-12-" + debianArchitecture + "-20251112-2294", "Debian 12 (20251112-2294)",
                "136693071363", awsArchitecture(debianArchitecture), "/dev/xvda", "gp3",
                uefi(awsArchitecture(debianArchitecture)), Optional.empty(),
                "2025-11-12T22:17:40.000Z",
                "/aws/service/debian/release/12/latest/" + debianArchitecture,
                "/aws/service/debian/release/bookworm/latest/" + debianArchitecture);
    }

    /** Red Hat publishes no parameters: people find its images by owner and name. */
    private static PublicImage redHat9(String id, String architecture) {
        return new PublicImage(id, "RHEL-9.6.0_HVM-20251105-" + architecture + "-0-Hourly2-GP3",
                "Provided by Red Hat, Inc.", "309956199498", Optional.of("amazon"), architecture, Optional.empty(),
                "Red Hat Enterprise Linux", "RunInstances:0010", "/dev/sda1", 10, "gp3", uefi(architecture),
                Optional.empty(), "2025-11-05T14:26:31.000Z", List.of());
    }

    private static PublicImage windows2022(String id) {
        return new PublicImage(id, "Windows_Server-2022-English-Full-Base-2025.11.12",
                "Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon", "801119661308",
                Optional.of("amazon"), "x86_64", Optional.of("windows"), "Windows", "RunInstances:0002", "/dev/sda1",
                30, "gp3", Optional.empty(), Optional.empty(), "2025-11-12T05:38:02.000Z",
                List.of("/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base"));
    }

    private static PublicImage linux(String id, String name, String description, String ownerId, String architecture,
            String rootDeviceName, String volumeType, Optional<String> bootMode, Optional<String> imdsSupport,
            String creationDate, String... parameters) {
        return new PublicImage(id, name, description, ownerId, Optional.of("amazon"), architecture, Optional.empty(),
                "Linux/UNIX", "RunInstances", rootDeviceName, 8, volumeType, bootMode, imdsSupport, creationDate,
                List.of(parameters));
    }

    private static Optional<String> uefi(String architecture) {
        return Optional.of(architecture.equals("arm64") ? "uefi" : "uefi-preferred");
    }

    private static String awsArchitecture(String debianArchitecture) {
        return debianArchitecture.equals("amd64") ? "x86_64" : debianArchitecture;
    }
}
