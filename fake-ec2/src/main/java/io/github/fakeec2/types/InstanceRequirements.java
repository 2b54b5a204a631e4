package io.github.fakeec2.types;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.query.Wildcard;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.types.InstanceTypeDetails.Range;
import io.github.fakeec2.types.RequirementReader.Bounds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What instance types must have to be chosen by their attributes ("Specify attributes for instance type selection for
 * EC2 Fleet or Spot Fleet" in the EC2 user guide; API reference, InstanceRequirementsRequest). Without a word on them,
 * bare metal and burstable types are left out and everything else is let in.
 *
 * <p>Price protection leaves nothing out, because the fake knows no prices.
 */
public final class InstanceRequirements {

    private static final Set<String> INCLUDED_OR_NOT = Set.of("included", "required", "excluded");
    private static final int MOST_NAMES = 400;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9.*\\-]{1,30}");

    /** API reference, PerformanceFactorReferenceRequest: the families that nothing can be compared with. */
    private static final Set<String> NO_REFERENCE = Set.of("c1", "g3", "g3s", "hpc7g", "m1", "m2", "mac1", "mac2",
            "mac2-m1ultra", "mac2-m2", "mac2-m2pro", "p3dn", "p4d", "p5", "t1", "u-12tb1", "u-18tb1", "u-24tb1",
            "u-3tb1", "u-6tb1", "u-9tb1", "u7i-12tb", "u7in-16tb", "u7in-24tb", "u7in-32tb");

    private final Bounds vcpus;
    private final Bounds memoryMib;
    private final Bounds memoryGibPerVcpu;
    private final Bounds interfaces;
    private final Bounds storageGb;
    private final Bounds ebsMbps;
    private final Bounds networkGbps;
    private final List<String> makers;
    private final List<String> generations;
    private final List<String> storageTypes;
    private final List<String> allowed;
    private final List<String> excluded;
    private final String bareMetal;
    private final String burstable;
    private final String storage;
    private final boolean hibernation;
    private final boolean encryptionInTransit;
    private final boolean matchNothing;
    private final AcceleratorRequirements accelerators;

    private InstanceRequirements(SdkPojo requirements, String path) {
        RequirementReader reader = new RequirementReader(requirements, path);
        vcpus = reader.required("VCpuCount");
        memoryMib = reader.required("MemoryMiB");
        memoryGibPerVcpu = reader.bounds("MemoryGiBPerVCpu");
        interfaces = reader.bounds("NetworkInterfaceCount");
        storageGb = reader.bounds("TotalLocalStorageGB");
        ebsMbps = reader.bounds("BaselineEbsBandwidthMbps");
        networkGbps = reader.bounds("NetworkBandwidthGbps");
        makers = reader.words("CpuManufacturers", Set.of("intel", "amd", "amazon-web-services", "apple"));
        generations = reader.words("InstanceGenerations", Set.of("current", "previous"));
        storageTypes = reader.words("LocalStorageTypes", Set.of("hdd", "ssd"));
        bareMetal = reader.word("BareMetal", "excluded", INCLUDED_OR_NOT);
        burstable = reader.word("BurstablePerformance", "excluded", INCLUDED_OR_NOT);
        storage = reader.word("LocalStorage", "included", INCLUDED_OR_NOT);
        hibernation = reader.flag("RequireHibernateSupport");
        encryptionInTransit = reader.flag("RequireEncryptionInTransit");
        allowed = names(reader, "AllowedInstanceTypes");
        excluded = names(reader, "ExcludedInstanceTypes");
        if (!allowed.isEmpty() && !excluded.isEmpty()) {
            throw AwsError.of("InvalidParameterCombination", "The parameter " + path + ".AllowedInstanceTypes cannot be"
                    + " used with the parameter " + path + ".ExcludedInstanceTypes");
        }
        accelerators = new AcceleratorRequirements(reader);
        requirePricesValid(reader, path);
        matchNothing = comparesWithNothing(requirements);
    }

    /**
     * Requirements that have been checked.
     *
     * @param requirements an {@code InstanceRequirementsRequest} or an {@code InstanceRequirements} of the SDK
     * @param path how errors begin a member's name, such as {@code InstanceRequirements}
     * @throws AwsError {@code MissingParameter} without the numbers of vCPUs and the memory at least;
     *     {@code InvalidParameterValue} for negative numbers, bounds the wrong way round and unknown words;
     *     {@code InvalidParameterCombination} for allowed types together with excluded ones, or two price protections
     *     for Spot Instances
     * @throws NotSimulatedException for a baseline performance factor
     */
    public static InstanceRequirements of(SdkPojo requirements, String path) {
        return new InstanceRequirements(requirements, path);
    }

    /**
     * The types of the region that meet the requirements, in the order of their names.
     *
     * @param architectures the type must have one of these, such as {@code arm64}
     * @param virtualizationTypes the type must have one of these: hvm, paravirtual
     */
    public List<InstanceTypeFacts> matching(String region, Collection<String> architectures,
            Collection<String> virtualizationTypes) {
        List<InstanceTypeFacts> types = new ArrayList<>();
        for (Row<InstanceTypeFacts> row : rows(region, architectures, virtualizationTypes)) {
            types.add(row.value());
        }
        return types;
    }

    List<Row<InstanceTypeFacts>> rows(String region, Collection<String> architectures,
            Collection<String> virtualizationTypes) {
        List<Row<InstanceTypeFacts>> rows = new ArrayList<>();
        for (Row<InstanceTypeFacts> row : InstanceTypeCatalog.rows(region)) {
            if (!Collections.disjoint(row.value().architectures(), architectures)
                    && !Collections.disjoint(row.value().virtualizationTypes(), virtualizationTypes)
                    && isMetBy(row.value())) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Whether the type meets them, wherever it is offered and whatever its architecture. */
    public boolean isMetBy(InstanceTypeFacts type) {
        return !matchNothing
                && vcpus.include(type.vcpus())
                && memoryMib.include(type.memoryMib())
                && memoryGibPerVcpu.include(type.memoryMib() / 1024.0 / type.vcpus())
                && agrees(bareMetal, type.bareMetal())
                && agrees(burstable, type.burstable())
                && (makers.isEmpty() || makers.contains(maker(type.processorManufacturer())))
                && (generations.isEmpty() || generations.contains(type.currentGeneration() ? "current" : "previous"))
                && interfaces.include(type.maxNetworkInterfaces())
                && (!hibernation || type.hibernationSupported())
                && (allowed.isEmpty() || isNamed(type, allowed))
                && !isNamed(type, excluded)
                && storageFits(type)
                && accelerators.areMetBy(type)
                && detailsFit(InstanceTypeDetails.of(type));
    }

    private boolean storageFits(InstanceTypeFacts type) {
        boolean has = !type.disks().isEmpty();
        return agrees(storage, has)
                && storageGb.include(type.instanceStorageGb())
                && (!has || storageTypes.isEmpty() || storageTypes.contains(type.disks().get(0).type()));
    }

    private boolean detailsFit(InstanceTypeDetails details) {
        return ebsMbps.include(details.ebsMbps().map(Range::baseline).orElse(0.0))
                && networkGbps.include(details.networkBaselineGbps().orElse(0.0))
                && (!encryptionInTransit || details.encryptionInTransit());
    }

    private static boolean agrees(String wish, boolean has) {
        return wish.equals("included") || wish.equals("required") == has;
    }

    private static boolean isNamed(InstanceTypeFacts type, List<String> patterns) {
        for (String pattern : patterns) {
            if (Wildcard.matches(pattern, type.name())) {
                return true;
            }
        }
        return false;
    }

    private static String maker(String manufacturer) {
        return switch (manufacturer) {
            case "Intel" -> "intel";
            case "AMD" -> "amd";
            case "AWS" -> "amazon-web-services";
            case "Apple" -> "apple";
            default -> "";
        };
    }

    private static List<String> names(RequirementReader reader, String member) {
        List<String> names = reader.texts(member);
        if (names.size() > MOST_NAMES) {
            throw reader.invalid(member, names.size() + " names", "There can be at most " + MOST_NAMES + ".");
        }
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw reader.invalid(member, name, "A name has up to 30 letters, digits, dots, hyphens and asterisks.");
            }
        }
        return names;
    }

    private static void requirePricesValid(RequirementReader reader, String path) {
        reader.number("OnDemandMaxPricePercentageOverLowestPrice");
        int overLowest = reader.number("SpotMaxPricePercentageOverLowestPrice");
        if (overLowest >= 0 && reader.number("MaxSpotPriceAsPercentageOfOptimalOnDemandPrice") >= 0) {
            throw AwsError.of("InvalidParameterCombination", "The parameter " + path
                    + ".SpotMaxPricePercentageOverLowestPrice cannot be used with the parameter " + path
                    + ".MaxSpotPriceAsPercentageOfOptimalOnDemandPrice");
        }
    }

    /** Whether a baseline of performance is asked for that AWS knows nothing of; others the fake cannot measure. */
    private static boolean comparesWithNothing(SdkPojo requirements) {
        Object factors = RequirementReader.value(requirements, "BaselinePerformanceFactors");
        Object cpu = factors instanceof SdkPojo some ? RequirementReader.value(some, "Cpu") : null;
        Object references = cpu instanceof SdkPojo some ? RequirementReader.value(some, "References") : null;
        if (!(references instanceof Collection<?> given) || given.isEmpty()) {
            return false;
        }
        Object first = given.iterator().next();
        Object family = first instanceof SdkPojo some ? RequirementReader.value(some, "InstanceFamily") : null;
        if (family != null && NO_REFERENCE.contains(family.toString())) {
            return true;
        }
        throw new NotSimulatedException("Baseline performance factors are not simulated by Fake EC2: it does not"
                + " measure processors");
    }
}
