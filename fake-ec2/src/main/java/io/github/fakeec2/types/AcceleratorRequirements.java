package io.github.fakeec2.types;

import io.github.fakeec2.types.InstanceTypeFacts.Accelerators;
import io.github.fakeec2.types.RequirementReader.Bounds;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The part of {@link InstanceRequirements} that speaks of GPUs and other accelerators. */
final class AcceleratorRequirements {

    private static final Set<String> TYPES = Set.of("gpu", "fpga", "inference", "media");
    private static final Set<String> MAKERS = Set.of("amazon-web-services", "amd", "habana", "nvidia", "xilinx");
    private static final Set<String> NAMES = Set.of("a100", "a10g", "gaudi-hl-205", "h100", "inferentia",
            "inferentia2", "k520", "k80", "l4", "l40s", "m60", "radeon-pro-v520", "t4", "t4g", "trainium", "trainium2",
            "u30", "v100", "vu9p");

    private final Bounds count;
    private final Bounds memoryMib;
    private final List<String> types;
    private final List<String> makers;
    private final List<String> names;

    AcceleratorRequirements(RequirementReader reader) {
        count = reader.bounds("AcceleratorCount");
        memoryMib = reader.bounds("AcceleratorTotalMemoryMiB");
        types = reader.words("AcceleratorTypes", TYPES);
        makers = reader.words("AcceleratorManufacturers", MAKERS);
        names = reader.words("AcceleratorNames", NAMES);
    }

    boolean areMetBy(InstanceTypeFacts type) {
        if (type.accelerators().isEmpty()) {
            return count.include(0) && memoryMib.include(0) && types.isEmpty() && makers.isEmpty() && names.isEmpty();
        }
        Accelerators devices = type.accelerators().get(0);
        return count.include(devices.count())
                && memoryMib.include((double) devices.count() * devices.memoryMib())
                && (types.isEmpty() || types.contains(kind(devices)))
                && (makers.isEmpty() || makers.contains(maker(devices.manufacturer())))
                && (names.isEmpty() || names.contains(name(devices.name())));
    }

    private static String kind(Accelerators devices) {
        return switch (devices.kind()) {
            case GPU -> "gpu";
            case FPGA -> "fpga";
            case MEDIA -> "media";
            case NEURON, INFERENCE -> "inference";
        };
    }

    private static String maker(String manufacturer) {
        return manufacturer.equals("AWS") ? "amazon-web-services" : manufacturer.toLowerCase(Locale.ROOT);
    }

    /** Radeon Pro V520 is radeon-pro-v520; of Virtex UltraScale (VU9P) the part in brackets counts. */
    private static String name(String name) {
        int bracket = name.indexOf('(');
        String known = bracket < 0 ? name : name.substring(bracket + 1, name.length() - 1);
        return known.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
