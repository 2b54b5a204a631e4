package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.SeededRandom;
import java.util.Map;

/** The Route 53 hosted zones that answer for the names of endpoints. */
final class HostedZones {

    private static final char[] LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".toCharArray();
    private static final int LENGTH = 20;

    /** AWS's own zones, as DescribeVpcEndpoints shows them in each region. */
    private static final Map<String, String> OF_REGION = Map.ofEntries(
            Map.entry("af-south-1", "Z09302161J80N9A7UTP7U"), Map.entry("ap-east-1", "Z2LIHJ7PKBEMWN"),
            Map.entry("ap-northeast-1", "Z2E726K9Y6RL4W"), Map.entry("ap-northeast-2", "Z27UANNT0PRK1T"),
            Map.entry("ap-northeast-3", "Z376B5OMM2JZL2"), Map.entry("ap-south-1", "Z2KVTB3ZLFM7JR"),
            Map.entry("ap-south-2", "Z0952991RWSF5AHIQDIY"), Map.entry("ap-southeast-1", "Z18LLCSTV4NVNL"),
            Map.entry("ap-southeast-2", "ZDK2GCRPAFKGO"), Map.entry("ap-southeast-3", "Z03881013RZ9BYYZO8N5W"),
            Map.entry("ap-southeast-4", "Z07508191CO1RNBX3X3AU"), Map.entry("ca-central-1", "ZRCXCF510Y6P9"),
            Map.entry("eu-central-1", "Z273ZU8SZ5RJPC"), Map.entry("eu-central-2", "Z045369019J4FUQ4S272E"),
            Map.entry("eu-north-1", "Z3OWWK6JFDEDGC"), Map.entry("eu-south-1", "Z2A5FDNRLY7KZG"),
            Map.entry("eu-south-2", "Z014396544HENR57XQCJ"), Map.entry("eu-west-1", "Z38GZ743OKFT7T"),
            Map.entry("eu-west-2", "Z7K1066E3PUKB"), Map.entry("eu-west-3", "Z1DWHTMFP0WECP"),
            Map.entry("me-central-1", "Z07122992YCEUCB9A9570"), Map.entry("me-south-1", "Z3B95P3VBGEQGY"),
            Map.entry("sa-east-1", "Z2LXUWEVLCVZIB"), Map.entry("us-east-1", "Z7HUB22UULQXV"),
            Map.entry("us-east-2", "ZC8PG0KIFKBRI"), Map.entry("us-west-1", "Z12I86A8N7VCZO"),
            Map.entry("us-west-2", "Z1YSA3EXCYUU9Z"));

    private HostedZones() {
    }

    /** The zone of the public names of a region's endpoints: AWS's, or where it is not known one that looks like it. */
    static String ofRegion(String region) {
        String known = OF_REGION.get(region);
        return known != null ? known : next(SeededRandom.of(0, region));
    }

    /** The zone that an endpoint with private DNS makes in its VPC. */
    static String nextPrivate(RegionState region) {
        return next(region.random());
    }

    private static String next(SeededRandom random) {
        StringBuilder id = new StringBuilder("Z");
        while (id.length() < LENGTH) {
            id.append(LETTERS_AND_DIGITS[random.nextInt(LETTERS_AND_DIGITS.length)]);
        }
        return id.toString();
    }
}
