package io.github.fakeec2.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The regions of the commercial partition, with their Availability Zones, after "AWS Regions and Availability Zones".
 *
 * <p>Which zone name stands for which AZ ID is a fact in regions opened after November 2012; in the older ones
 * (us-east-1, us-west-1, us-west-2, eu-west-1, ap-northeast-1, ap-southeast-1, ap-southeast-2, sa-east-1) AWS maps
 * names to places for each account. This catalogue gives every account one and the same mapping, one that real
 * accounts have. Gaps are real too: an account sees two zones of us-west-1, and ap-northeast-1 and ca-central-1
 * have a letter that newer accounts do not get. Local Zones and Wavelength Zones are left out.
 */
public final class RegionCatalog {

    /** Name, prefix of the AZ IDs, opt-in or not, location; then each zone's letter and the number of its AZ ID. */
    private static final String[] TABLE = {
        "af-south-1     | afs1  | opt-in  | Africa (Cape Town)         | a1 b2 c3",
        "ap-east-1      | ape1  | opt-in  | Asia Pacific (Hong Kong)   | a1 b2 c3",
        "ap-east-2      | ape2  | opt-in  | Asia Pacific (Taipei)      | a1 b2 c3",
        "ap-northeast-1 | apne1 | default | Asia Pacific (Tokyo)       | a4 c1 d2",
        "ap-northeast-2 | apne2 | default | Asia Pacific (Seoul)       | a1 b2 c3 d4",
        "ap-northeast-3 | apne3 | default | Asia Pacific (Osaka)       | a3 b1 c2",
        "ap-south-1     | aps1  | default | Asia Pacific (Mumbai)      | a1 b3 c2",
        "ap-south-2     | aps2  | opt-in  | Asia Pacific (Hyderabad)   | a1 b2 c3",
        "ap-southeast-1 | apse1 | default | Asia Pacific (Singapore)   | a1 b2 c3",
        "ap-southeast-2 | apse2 | default | Asia Pacific (Sydney)      | a1 b3 c2",
        "ap-southeast-3 | apse3 | opt-in  | Asia Pacific (Jakarta)     | a1 b2 c3",
        "ap-southeast-4 | apse4 | opt-in  | Asia Pacific (Melbourne)   | a1 b2 c3",
        "ap-southeast-5 | apse5 | opt-in  | Asia Pacific (Malaysia)    | a1 b2 c3",
        "ap-southeast-6 | apse6 | opt-in  | Asia Pacific (New Zealand) | a1 b2 c3",
        "ap-southeast-7 | apse7 | opt-in  | Asia Pacific (Thailand)    | a1 b2 c3",
        "ca-central-1   | cac1  | default | Canada (Central)           | a1 b2 d4",
        "ca-west-1      | caw1  | opt-in  | Canada West (Calgary)      | a1 b2 c3",
        "eu-central-1   | euc1  | default | Europe (Frankfurt)         | a2 b3 c1",
        "eu-central-2   | euc2  | opt-in  | Europe (Zurich)            | a1 b2 c3",
        "eu-north-1     | eun1  | default | Europe (Stockholm)         | a1 b2 c3",
        "eu-south-1     | eus1  | opt-in  | Europe (Milan)             | a1 b2 c3",
        "eu-south-2     | eus2  | opt-in  | Europe (Spain)             | a1 b2 c3",
        "eu-west-1      | euw1  | default | Europe (Ireland)           | a3 b1 c2",
        "eu-west-2      | euw2  | default | Europe (London)            | a2 b3 c1",
        "eu-west-3      | euw3  | default | Europe (Paris)             | a1 b2 c3",
        "il-central-1   | ilc1  | opt-in  | Israel (Tel Aviv)          | a1 b2 c3",
        "me-central-1   | mec1  | opt-in  | Middle East (UAE)          | a1 b2 c3",
        "me-south-1     | mes1  | opt-in  | Middle East (Bahrain)      | a1 b2 c3",
        "mx-central-1   | mxc1  | opt-in  | Mexico (Central)           | a1 b2 c3",
        "sa-east-1      | sae1  | default | South America (Sao Paulo)  | a1 b2 c3",
        "us-east-1      | use1  | default | US East (N. Virginia)      | a6 b1 c2 d4 e3 f5",
        "us-east-2      | use2  | default | US East (Ohio)             | a1 b2 c3",
        "us-west-1      | usw1  | default | US West (N. California)    | a3 c1",
        "us-west-2      | usw2  | default | US West (Oregon)           | a2 b1 c3 d4",
    };

    /** The regions that were asked for: reading one is cheap, but every launch asks. */
    private static final Map<String, Optional<RegionFacts>> FOUND = new ConcurrentHashMap<>();

    private RegionCatalog() {}

    /** The region of that name; empty where the commercial partition has none. */
    public static Optional<RegionFacts> find(String name) {
        Optional<RegionFacts> found = name == null ? Optional.empty() : FOUND.get(name);
        if (found != null) {
            return found;
        }
        for (String row : TABLE) {
            if (row.startsWith(name) && nameIn(row).equals(name)) {
                return FOUND.computeIfAbsent(name, key -> Optional.of(read(row)));
            }
        }
        return Optional.empty();
    }

    /** Every region, those that need opting in included, in the order of their names. */
    public static List<RegionFacts> all() {
        List<RegionFacts> regions = new ArrayList<>(TABLE.length);
        for (String row : TABLE) {
            regions.add(find(nameIn(row)).orElseThrow());
        }
        return regions;
    }

    private static String nameIn(String row) {
        return row.substring(0, row.indexOf(' '));
    }

    private static RegionFacts read(String row) {
        String[] cells = row.split("\\|");
        String name = nameIn(row);
        List<ZoneFacts> zones = new ArrayList<>();
        for (String zone : cells[4].strip().split(" ")) {
            String id = cells[1].strip().concat("-az").concat(zone.substring(1));
            zones.add(new ZoneFacts(name.concat(zone.substring(0, 1)), id));
        }
        return new RegionFacts(name, cells[3].strip(), cells[2].strip().equals("opt-in"), zones);
    }
}
