package io.github.fakeec2;

/**
 * The ids of the public images that a new cloud offers: the same in every region, cloud and release of this library.
 *
 * <p>Code that looks images up, by name and owner or through public Systems Manager parameters, finds these too. The
 * x86_64 image has the plain name, the arm64 image the suffix {@code _ARM64}.
 */
public final class Amis {

    /** Amazon Linux 2023, default kernel, x86_64. */
    public static final String AMAZON_LINUX_2023 = "ami-0a120230000008664";

    /** Amazon Linux 2023, default kernel, arm64. */
    public static final String AMAZON_LINUX_2023_ARM64 = "ami-0a12023000000aa64";

    /** Amazon Linux 2, kernel 5.10, x86_64. */
    public static final String AMAZON_LINUX_2 = "ami-0a100020000008664";

    /** Amazon Linux 2, kernel 5.10, arm64. */
    public static final String AMAZON_LINUX_2_ARM64 = "ami-0a10002000000aa64";

    /** Ubuntu Server 24.04 LTS (Noble Numbat), x86_64. */
    public static final String UBUNTU_24_04 = "ami-0c024040000008664";

    /** Ubuntu Server 24.04 LTS (Noble Numbat), arm64. */
    public static final String UBUNTU_24_04_ARM64 = "ami-0c02404000000aa64";

    /** Ubuntu Server 22.04 LTS (Jammy Jellyfish), x86_64. */
    public static final String UBUNTU_22_04 = "ami-0c022040000008664";

    /** Ubuntu Server 22.04 LTS (Jammy Jellyfish), arm64. */
    public static final String UBUNTU_22_04_ARM64 = "ami-0c02204000000aa64";

    /** Debian 12 (bookworm), x86_64. */
    public static final String DEBIAN_12 = "ami-0deb0120000008664";

    /** Debian 12 (bookworm), arm64. */
    public static final String DEBIAN_12_ARM64 = "ami-0deb012000000aa64";

    /** Red Hat Enterprise Linux 9, x86_64. */
    public static final String RHEL_9 = "ami-0ed00090000008664";

    /** Red Hat Enterprise Linux 9, arm64. */
    public static final String RHEL_9_ARM64 = "ami-0ed0009000000aa64";

    /** Windows Server 2022, English, Full Base, x86_64. */
    public static final String WINDOWS_SERVER_2022 = "ami-0f020220000008664";

    private Amis() {}
}
