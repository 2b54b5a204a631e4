package io.github.fakeec2.network;

/** The DNS names that AWS gives to addresses (VPC user guide, "DNS attributes for your VPC"). */
public final class DnsNames {

    private static final String FIRST_REGION = "us-east-1";

    private DnsNames() {
    }

    /** The domain of private names, which is also the default of DHCP option sets. */
    static String privateDomain(String region) {
        return region.equals(FIRST_REGION) ? "ec2.internal" : region + ".compute.internal";
    }

    public static String privateName(String region, String ip) {
        return "ip-" + ip.replace('.', '-') + "." + privateDomain(region);
    }

    public static String publicName(String region, String ip) {
        String domain = region.equals(FIRST_REGION) ? "compute-1" : region + ".compute";
        return "ec2-" + ip.replace('.', '-') + "." + domain + ".amazonaws.com";
    }
}
