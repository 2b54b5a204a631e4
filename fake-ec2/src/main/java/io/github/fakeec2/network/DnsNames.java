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

    /** The name of a private address, such as {@code ip-172-31-0-4.ec2.internal}. */
    public static String privateName(String region, String ip) {
        return "ip-" + ip.replace('.', '-') + "." + privateDomain(region);
    }

    /** The private name of an instance that is named after its id, such as {@code i-0123456789abcdef0.ec2.internal}. */
    public static String resourceName(String region, String instanceId) {
        return instanceId + "." + privateDomain(region);
    }

    /** The name of a public address, such as {@code ec2-54-80-0-4.compute-1.amazonaws.com}. */
    public static String publicName(String region, String ip) {
        String domain = region.equals(FIRST_REGION) ? "compute-1" : region + ".compute";
        return "ec2-" + ip.replace('.', '-') + "." + domain + ".amazonaws.com";
    }
}
