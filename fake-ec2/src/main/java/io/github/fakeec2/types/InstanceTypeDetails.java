package io.github.fakeec2.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What DescribeInstanceTypes tells of a type besides its {@link InstanceTypeFacts}: read from
 * {@link InstanceTypeDetailTable} when first asked for.
 *
 * @param ebsMbps bandwidth to EBS in Mbps with EBS optimization, where the type has that
 * @param ebsIops operations per second with EBS optimization, where the type has that
 * @param networkGbps network bandwidth in Gbps of each network card, where known
 * @param cards network cards
 * @param efaInterfaces EFA interfaces; 0 where EFA is not supported
 * @param enaSrd ENA Express
 * @param volumes EBS volumes that can be attached, where known
 * @param dedicatedSlots whether these are counted apart from interfaces and disks
 * @param validCores the numbers of cores that CPU options may ask for; empty where there are no CPU options
 * @param encryptionInTransit between instances
 * @param flexibleQueues whether the number of ENA queues can be changed
 * @param bandwidthWeighting whether bandwidth can be shifted between network and EBS
 * @param nitroEnclaves whether enclaves are supported
 * @param nitroTpm whether NitroTPM is supported
 * @param hardwareClock whether there is a PTP hardware clock
 * @param rebootMigration whether a reboot that the user asks for can carry out a scheduled one
 * @param processorFeatures amd-sev-snp, nested-virtualization
 */
record InstanceTypeDetails(
        Optional<Range> ebsMbps,
        Optional<Range> ebsIops,
        Optional<Range> networkGbps,
        int cards,
        int efaInterfaces,
        boolean enaSrd,
        Optional<Integer> volumes,
        boolean dedicatedSlots,
        List<Integer> validCores,
        boolean encryptionInTransit,
        boolean flexibleQueues,
        boolean bandwidthWeighting,
        boolean nitroEnclaves,
        boolean nitroTpm,
        boolean hardwareClock,
        boolean rebootMigration,
        List<String> processorFeatures) {

    /** Immutable and the same for every cloud, like the catalogue. */
    private static final Map<String, InstanceTypeDetails> FOUND = new ConcurrentHashMap<>();

    /** EBS user guide, "Amazon EBS volume limits for Amazon EC2 instances": shared ones of a Nitro instance. */
    private static final int SHARED_SLOTS = 28;
    private static final int SHARED_SLOTS_OF_BARE_METAL = 32;

    /**
     * A usual and a highest number.
     *
     * @param baseline what is always there
     * @param peak what there is for a while; at least the baseline
     */
    record Range(double baseline, double peak) {}

    static InstanceTypeDetails of(InstanceTypeFacts type) {
        InstanceTypeDetails found = FOUND.get(type.name());
        return found != null ? found : FOUND.computeIfAbsent(type.name(), name -> new Reader(type).read());
    }

    /** The network bandwidth of all cards in Gbps that is always there, where known. */
    Optional<Double> networkBaselineGbps() {
        return networkGbps.map(card -> card.baseline() * cards);
    }

    private static final class Reader {

        private final InstanceTypeFacts type;
        private final String size;
        private final FamilyWords words;
        private final int index;

        Reader(InstanceTypeFacts type) {
            this.type = type;
            this.size = InstanceFamily.shortForm(type.size());
            List<String> sizes = InstanceFamily.named(type.family()).sizes();
            this.words = FamilyWords.in(InstanceTypeDetailTable.TEXT, type.family(), sizes);
            this.index = sizes.indexOf(size);
        }

        InstanceTypeDetails read() {
            if (words == null) {
                return new InstanceTypeDetails(Optional.empty(), Optional.empty(), Optional.empty(), 1, 0, false,
                        Optional.empty(), false, List.of(), false, false, false, false, false, false, false,
                        List.of());
            }
            boolean dedicated = words.word("slots", "shared").equals("dedicated")
                    && !words.list("shared").contains(size);
            return new InstanceTypeDetails(
                    range("mbps"),
                    range("iops"),
                    range("gbps"),
                    number("cards", 1),
                    number("efa", 0),
                    words.list("srd").contains(size),
                    Optional.of(number("volumes", dedicated ? dedicatedSlots() : sharedSlots())),
                    dedicated,
                    cores(),
                    words.is("transit"),
                    supports("queues"),
                    supports("weights"),
                    enclaves(),
                    supports("tpm") && !type.bareMetal(),
                    supports("clock"),
                    supports("reboot"),
                    features());
        }

        private Optional<Range> range(String key) {
            if (words.list(key).isEmpty()) {
                return Optional.empty();
            }
            String value = words.perSize(key, index);
            if (value.equals("-")) {
                return Optional.empty();
            }
            int slash = value.indexOf('/');
            double peak = Double.parseDouble(value.substring(slash + 1));
            return Optional.of(new Range(slash < 0 ? peak : Double.parseDouble(value.substring(0, slash)), peak));
        }

        private int number(String key, int otherwise) {
            String exception = words.exception(key, size);
            return exception == null ? otherwise : Integer.parseInt(exception);
        }

        /** One slot less than there are: the primary interface or the root volume has it. */
        private int sharedSlots() {
            if (type.bareMetal()) {
                return SHARED_SLOTS_OF_BARE_METAL - 1;
            }
            int disks = 0;
            for (InstanceTypeFacts.Disks some : type.disks()) {
                disks += some.count();
            }
            return SHARED_SLOTS - 1 - disks;
        }

        private int dedicatedSlots() {
            int vcpus = type.vcpus();
            return vcpus < 64 ? 32 : vcpus < 96 ? 48 : vcpus < 192 ? 64 : 128;
        }

        private List<Integer> cores() {
            List<Integer> cores = new ArrayList<>();
            if (words.list("cores").isEmpty() || words.perSize("cores", index).equals("-")) {
                return cores;
            }
            for (String part : words.perSize("cores", index).split("\\+")) {
                int dash = part.indexOf('-');
                int slash = part.indexOf('/');
                int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
                int last = dash < 0 ? first
                        : Integer.parseInt(part.substring(dash + 1, slash < 0 ? part.length() : slash));
                int step = slash < 0 ? 1 : Integer.parseInt(part.substring(slash + 1));
                for (int number = first; number <= last; number += step) {
                    cores.add(number);
                }
            }
            return List.copyOf(cores);
        }

        private boolean supports(String key) {
            String degree = words.word(key, "no");
            return degree.equals("yes") || degree.equals("virtual") && !type.bareMetal();
        }

        private boolean enclaves() {
            String least = words.word("enclaves", "");
            return !least.isEmpty() && !type.bareMetal() && type.vcpus() >= Integer.parseInt(least);
        }

        private List<String> features() {
            if (words.list("snp").contains(size)) {
                return List.of("amd-sev-snp");
            }
            return words.is("nested") && !type.bareMetal() ? List.of("nested-virtualization") : List.of();
        }
    }
}
