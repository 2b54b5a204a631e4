package io.github.fakeec2.types;

import io.github.fakeec2.types.InstanceTypeFacts.Accelerators;
import io.github.fakeec2.types.InstanceTypeFacts.Disks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** One family's entry of {@link InstanceTypeTable}, which explains the keys, and the types that it makes. */
final class InstanceFamily {

    /** The most memory that a Linux instance can hibernate with ("Prerequisites for EC2 instance hibernation"). */
    private static final long MAX_HIBERNATION_MIB = 150 * 1024;

    private final String name;
    private final FamilyWords words;
    private final List<String> sizes;

    private InstanceFamily(String name, FamilyWords words) {
        this.name = name;
        this.words = words;
        this.sizes = words.sizes();
    }

    /** The family of that name, or null where there is none. */
    static InstanceFamily named(String name) {
        FamilyWords words = FamilyWords.in(InstanceTypeTable.TEXT, name, null);
        return words == null ? null : new InstanceFamily(name, words);
    }

    /** The sizes, in the table's short form. */
    List<String> sizes() {
        return sizes;
    }

    Optional<InstanceTypeFacts> find(String size) {
        // The table's short form is no name of a size: m5.4xl is as unknown here as it is to AWS.
        int index = size.endsWith("xl") && !size.startsWith("metal-") ? -1 : sizes.indexOf(shortForm(size));
        return index < 0 ? Optional.empty() : Optional.of(facts(index));
    }

    List<InstanceTypeFacts> all() {
        List<InstanceTypeFacts> types = new ArrayList<>();
        for (int index = 0; index < sizes.size(); index++) {
            types.add(facts(index));
        }
        return types;
    }

    private InstanceTypeFacts facts(int index) {
        String size = sizes.get(index);
        int vcpus = vcpus(size);
        int threads = vcpus % 2 == 0 ? threadsPerCore() : 1;
        long memoryMib = memoryMib(size, vcpus);
        boolean metal = size.startsWith("metal");
        String[] interfaces = interfaces(index, vcpus);
        String exception = words.exception("clock", size);
        String ghz = exception != null ? exception : words.word("ghz", "");
        return new InstanceTypeFacts(
                name + "." + longForm(size),
                vcpus,
                vcpus / threads,
                threads,
                memoryMib,
                architectures(size),
                manufacturer(),
                ghz.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(ghz)),
                words.is("burst"),
                words.word("generation", "current").equals("current"),
                metal,
                metal ? Optional.empty() : Optional.of(words.word("hypervisor", "nitro")),
                disks(index),
                words.has("disk") && words.word("nvme", "yes").equals("yes"),
                networkPerformance(words.perSize("net", index)),
                metal ? "required" : support("ena", size, "required"),
                Integer.parseInt(interfaces[0]),
                Integer.parseInt(interfaces[1]),
                words.word("ipv6", "yes").equals("yes"),
                support("ebs", size, "default"),
                words.is("pv") ? List.of("hvm", "paravirtual") : List.of("hvm"),
                words.is("hibernation") && !metal && memoryMib <= MAX_HIBERNATION_MIB,
                words.word("hosts", "yes").equals("yes") && !words.list("hosts-no").contains(size),
                words.list("free").contains(size),
                accelerators(index));
    }

    private int vcpus(String size) {
        String exception = words.exception("vcpus", size);
        if (exception != null) {
            return Integer.parseInt(exception);
        }
        if (size.equals("metal")) {
            int largest = 0;
            for (String other : sizes) {
                largest = other.equals("metal") ? largest : Math.max(largest, vcpus(other));
            }
            return largest;
        }
        String virtual = size.startsWith("metal-") ? size.substring("metal-".length()) : size;
        return switch (virtual) {
            case "medium" -> 1;
            case "large" -> 2;
            case "xl" -> 4;
            default -> 4 * Integer.parseInt(virtual.substring(0, virtual.indexOf("xl")));
        };
    }

    private int threadsPerCore() {
        String threads = words.word("threads", null);
        if (threads != null) {
            return Integer.parseInt(threads);
        }
        return words.word("cpu", "").equals("aws") ? 1 : 2;
    }

    private long memoryMib(String size, int vcpus) {
        String exception = words.exception("mib", size);
        return exception != null
                ? Long.parseLong(exception)
                : Math.round(Double.parseDouble(words.word("gib", "0")) * vcpus * 1024);
    }

    private List<String> architectures(String size) {
        return switch (words.word("cpu", "")) {
            case "aws", "nvidia" -> List.of("arm64");
            case "apple" -> List.of("arm64_mac");
            case "intel-mac" -> List.of("x86_64_mac");
            default -> words.list("i386").contains(size) ? List.of("i386", "x86_64") : List.of("x86_64");
        };
    }

    private String manufacturer() {
        return switch (words.word("cpu", "")) {
            case "amd" -> "AMD";
            case "aws" -> "AWS";
            case "apple" -> "Apple";
            case "nvidia" -> "NVIDIA";
            default -> "Intel";
        };
    }

    private List<Disks> disks(int index) {
        if (!words.has("disk")) {
            return List.of();
        }
        String disks = words.perSize("disk", index);
        int x = disks.indexOf('x');
        return List.of(new Disks(Integer.parseInt(disks.substring(0, x)), Integer.parseInt(disks.substring(x + 1)),
                words.word("disk-type", "ssd")));
    }

    private static String networkPerformance(String net) {
        if (Character.isDigit(net.charAt(net.length() - 1))) {
            if (net.charAt(0) == '~') {
                return "Up to " + net.substring(1) + " Gigabit";
            }
            // Several network cards: 4x100 reads "4x 100 Gigabit".
            return net.replace("x", "x ") + " Gigabit";
        }
        return switch (net) {
            case "very-low" -> "Very Low";
            case "low" -> "Low";
            case "low-moderate" -> "Low to Moderate";
            case "moderate" -> "Moderate";
            case "high" -> "High";
            default -> throw new IllegalStateException("no such network performance: " + net);
        };
    }

    /** Interfaces and addresses on each: in nearly all families a matter of the number of vCPUs. */
    private String[] interfaces(int index, int vcpus) {
        String exception = words.list("interfaces").isEmpty()
                ? words.exception("eni", sizes.get(index)) : words.perSize("interfaces", index);
        String rule = vcpus == 1 ? "2x4" : vcpus == 2 ? "3x10" : vcpus <= 8 ? "4x15" : vcpus <= 48 ? "8x30" : "15x50";
        return (exception != null ? exception : rule).split("x");
    }

    private String support(String key, String size, String usual) {
        for (String degree : new String[] {"unsupported", "supported"}) {
            if (words.list(key + "-" + degree).contains(size)) {
                return degree;
            }
        }
        return words.word(key, usual);
    }

    private List<Accelerators> accelerators(int index) {
        if (!words.has("accel")) {
            return List.of();
        }
        String[] device = words.word("accel", "").split(":");
        String count = words.perSize("accels", index);
        int memoryMib = Integer.parseInt(device[3]);
        int slash = count.indexOf('/');
        if (slash > 0) {
            // A fraction of one device: a device with that part of the memory.
            memoryMib /= Integer.parseInt(count.substring(slash + 1));
            count = "1";
        }
        return List.of(new Accelerators(Accelerators.Kind.valueOf(device[0].toUpperCase(Locale.ROOT)), device[1],
                device[2].replace('_', ' '), Integer.parseInt(count), memoryMib));
    }

    /** The size in the tables' spelling: 4xl for 4xlarge. */
    static String shortForm(String size) {
        return size.endsWith("xlarge") ? size.substring(0, size.length() - "arge".length()) : size;
    }

    private static String longForm(String size) {
        return size.endsWith("xl") && !size.startsWith("metal-") ? size + "arge" : size;
    }
}
