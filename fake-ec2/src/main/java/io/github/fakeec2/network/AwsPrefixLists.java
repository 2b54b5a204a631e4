package io.github.fakeec2.network;

import io.github.fakeec2.ip.Cidr;
import io.github.fakeec2.ip.Ipv6Cidr;
import io.github.fakeec2.region.RegionCatalog;
import io.github.fakeec2.region.RegionFacts;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.SeededRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The prefix lists that AWS itself keeps in a region: names, address families and weights after the VPC user guide,
 * "AWS-managed prefix lists". They are the same in every account, so that clouds share them and a new one costs
 * nothing.
 *
 * <p>The ids of S3, DynamoDB, CloudFront and EC2 Instance Connect are those that AWS gives them in the regions in which
 * people write them into their templates; all other ids only look like AWS's. The ranges are of AWS's, but a selection:
 * those of us-east-1 are published ones, other regions have a part of what AWS announces for the service, so that no
 * address belongs to a service in two regions.
 */
final class AwsPrefixLists {

    /** The place of the first in listings: behind all that a region's own table can hold. */
    private static final long FIRST_PLACE = 1L << 48;

    /** The lowest number for a range of another region than us-east-1, which has the ranges before it. */
    private static final int FIRST_NUMBER = 4;

    private static final String FIRST_REGION = "us-east-1";

    /** Name, with %s for the region; weight; ranges in us-east-1; ranges elsewhere, with %s for a number. */
    private static final String[] TABLE = {
        "com.amazonaws.%s.dynamodb|1|52.94.0.0/22 52.119.224.0/20 3.218.180.0/22|52.94.%s.0/24",
        "com.amazonaws.%s.s3|1|54.231.0.0/16 52.216.0.0/15 18.34.0.0/19 18.34.232.0/21 16.182.0.0/16 3.5.0.0/19"
                + "|52.219.%s.0/24 52.92.%s.0/24",
        "com.amazonaws.%s.ec2-instance-connect|2|18.206.107.24/29|3.112.%s.176/29",
        "com.amazonaws.%s.ipv6.ec2-instance-connect|2|2600:1f18:8000::/56|2406:da14:%s::/56",
        "com.amazonaws.%s.route53-healthchecks|25|54.228.16.0/26 54.232.40.64/26 54.241.32.64/26 54.243.31.192/26"
                + " 54.244.52.192/26 54.245.168.0/26 54.248.220.0/26 54.250.253.192/26 54.251.31.128/26"
                + " 54.252.79.128/26 54.252.254.192/26 54.255.254.192/26 107.23.255.0/26 176.34.159.192/26"
                + " 177.71.207.128/26 15.177.0.0/18|",
        "com.amazonaws.%s.ipv6.route53-healthchecks|25|2600:1f1c:7ff:f800::/53 2a05:d018:7ff:f800::/53"
                + " 2600:1f1e:7ff:f800::/53 2600:1f14:7ff:f800::/53 2600:1f18:3fff:f800::/53 2406:da14:7ff:f800::/53"
                + " 2406:da18:7ff:f800::/53 2406:da1c:7ff:f800::/53|",
        "com.amazonaws.%s.s3express|6|18.34.248.0/22|18.34.%s.0/26",
        "com.amazonaws.%s.vpc-lattice|10|169.254.171.0/24|",
        "com.amazonaws.%s.ipv6.vpc-lattice|10|fd00:ec2:80::/64|",
        "com.amazonaws.global.cloudfront.origin-facing|55|3.231.2.0/25 13.113.196.64/26 13.113.203.0/24"
                + " 13.124.199.0/24 15.158.0.0/16 18.200.212.0/23 34.195.252.0/24 35.93.168.0/23 52.47.139.0/24"
                + " 52.199.127.192/26 64.252.64.0/18 64.252.128.0/18 120.52.12.64/26 130.176.0.0/17 130.176.128.0/18"
                + " 130.176.192.0/19 130.176.224.0/20 205.251.218.0/24|",
        "com.amazonaws.global.ipv6.cloudfront.origin-facing|55|2600:9000:5200::/40 2409:8c00:2421:300::/56|",
        "com.amazonaws.global.groundstation|5|3.227.250.128/25 18.252.126.0/25 34.223.24.0/25|",
    };

    /** Which list, in which region: its id. */
    private static final String[] IDS = {
        "com.amazonaws.%s.dynamodb us-east-1=pl-02cd2c6b us-east-2=pl-4ca54025 us-west-1=pl-6ea54007"
                + " us-west-2=pl-00a54069 ap-northeast-1=pl-78a54011 ap-northeast-2=pl-48a54021 ap-south-1=pl-66a7420f"
                + " ap-southeast-1=pl-67a5400e ap-southeast-2=pl-62a5400b eu-central-1=pl-66a5400f"
                + " eu-north-1=pl-adae4bc4 eu-west-1=pl-6fa54006 eu-west-2=pl-b3a742da",
        "com.amazonaws.%s.s3 us-east-1=pl-63a5400a us-east-2=pl-7ba54012 us-west-1=pl-6ba54002 us-west-2=pl-68a54001"
                + " ap-northeast-1=pl-61a54008 ap-northeast-2=pl-78a54011 ap-south-1=pl-78a54011"
                + " ap-southeast-1=pl-6fa54006 ap-southeast-2=pl-6ca54005 eu-central-1=pl-6ea54007"
                + " eu-north-1=pl-c3aa4faa eu-west-1=pl-6da54004 eu-west-2=pl-7ca54015 sa-east-1=pl-6aa54003",
        "com.amazonaws.%s.ec2-instance-connect us-east-1=pl-0e4bcff02b13bef1e us-west-1=pl-0e99958a47b22d6ab"
                + " us-west-2=pl-0ba236e1ec84c6094",
        "com.amazonaws.global.cloudfront.origin-facing us-east-1=pl-3b927c52 us-east-2=pl-b6a144df"
                + " us-west-1=pl-4ea04527 us-west-2=pl-82a045eb ap-northeast-1=pl-58a04531 ap-northeast-2=pl-22a6434b"
                + " ap-northeast-3=pl-31a14458 ap-south-1=pl-9aa247f3 ap-southeast-1=pl-31a34658"
                + " ap-southeast-2=pl-b8a742d1 ca-central-1=pl-38a64351 eu-central-1=pl-a3a144ca eu-north-1=pl-fab65393"
                + " eu-west-1=pl-4fa04526 eu-west-2=pl-93a247fa eu-west-3=pl-75b1541c sa-east-1=pl-5da64334",
    };

    private static final Map<String, AwsPrefixLists> BY_REGION = new ConcurrentHashMap<>();

    private final Map<String, Row<PrefixList>> byId = new LinkedHashMap<>();
    private final Map<String, Row<PrefixList>> byName = new HashMap<>();

    private AwsPrefixLists(String region) {
        String number = region.equals(FIRST_REGION) ? null : numberOf(region);
        for (String line : TABLE) {
            String[] cells = line.split("\\|", -1);
            String ranges = number == null || cells[3].isEmpty() ? cells[2] : cells[3].replace("%s", number);
            String name = cells[0].replace("%s", region);
            PrefixList list = new PrefixList(idOf(cells[0], region), name, PrefixList.AWS, ranges.contains(":"),
                    Integer.parseInt(cells[1]), "create-complete", null,
                    List.of(new PrefixList.Version(1, entries(ranges))));
            Row<PrefixList> row = Row.ofCatalogue(list, FIRST_PLACE + byId.size());
            byId.put(list.id(), row);
            byName.put(name, row);
        }
    }

    /** The lists in a region. */
    static AwsPrefixLists of(String region) {
        AwsPrefixLists known = BY_REGION.get(region);
        return known != null ? known : BY_REGION.computeIfAbsent(region, AwsPrefixLists::new);
    }

    /** The list with the id, or null. */
    Row<PrefixList> find(String id) {
        return byId.get(id);
    }

    /** The list with the name, or null. */
    Row<PrefixList> named(String name) {
        return byName.get(name);
    }

    /** All lists. */
    Collection<Row<PrefixList>> all() {
        return byId.values();
    }

    /** A number that stands for the region in ranges: one that no other region has. */
    private static String numberOf(String region) {
        List<String> names = RegionCatalog.all().stream().map(RegionFacts::name).toList();
        return Integer.toString(FIRST_NUMBER + names.indexOf(region));
    }

    private static String idOf(String pattern, String region) {
        for (String line : IDS) {
            if (line.startsWith(pattern + " ")) {
                for (String pair : line.split(" ")) {
                    if (pair.startsWith(region + "=")) {
                        return pair.substring(region.length() + 1);
                    }
                }
            }
        }
        return Ids.next(PrefixList.TABLE.prefix(), SeededRandom.of(0, pattern + "/" + region));
    }

    private static List<PrefixList.Entry> entries(String ranges) {
        List<PrefixList.Entry> entries = new ArrayList<>();
        for (String range : ranges.split(" ")) {
            entries.add(new PrefixList.Entry(Cidr.tryParse(range).orElse(null), Ipv6Cidr.tryParse(range).orElse(null),
                    null));
        }
        return List.copyOf(entries);
    }
}
