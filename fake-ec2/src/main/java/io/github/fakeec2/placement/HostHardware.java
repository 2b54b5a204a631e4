package io.github.fakeec2.placement;

import io.github.fakeec2.types.InstanceTypeCatalog;
import io.github.fakeec2.types.InstanceTypeFacts;
import java.util.Map;

/**
 * The server behind a Dedicated Host. It is as large as the largest type of its family, but where the EC2 user guide
 * gives other figures ("Amazon EC2 Dedicated Host instance capacity configurations", "Burstable T3 instances on Amazon
 * EC2 Dedicated Hosts").
 *
 * @param units what its instances share: vCPUs; of a T3 host, which has more instances than vCPUs, the 192 smallest
 *     instances that it can run
 */
record HostHardware(int sockets, int cores, int vcpus, int units) {

    private static final String BURSTABLE = "t3";
    private static final int BURSTABLE_UNITS = 192;

    private static final Map<String, Integer> CORES = Map.of("c5", 36, BURSTABLE, 48);

    /** Those that have not two; servers with AWS's or Apple's processors have one. */
    private static final Map<String, Integer> SOCKETS = Map.of("x1", 4, "x1e", 4, "u-6tb1", 8, "u-9tb1", 8,
            "u-12tb1", 8, "u-18tb1", 8, "u-24tb1", 8);

    /** The server of a family that runs one type, or, with null, all of them. */
    static HostHardware of(String family, String typeName) {
        InstanceTypeFacts largest = null;
        int needed = 0;
        for (InstanceTypeFacts type : InstanceTypeCatalog.family(family)) {
            if (largest == null || type.cores() > largest.cores()) {
                largest = type;
            }
            if (type.name().equals(typeName)) {
                needed = type.cores();
            }
        }
        int cores = Math.max(needed, CORES.getOrDefault(family, largest.cores()));
        int vcpus = cores * largest.threadsPerCore();
        return new HostHardware(sockets(largest), cores, vcpus, family.equals(BURSTABLE) ? BURSTABLE_UNITS : vcpus);
    }

    private static int sockets(InstanceTypeFacts type) {
        String maker = type.processorManufacturer();
        return SOCKETS.getOrDefault(type.family(), maker.equals("AWS") || maker.equals("Apple")
                || type.family().startsWith("mac") ? 1 : 2);
    }

    /** How much of it an instance of a type takes. */
    int unitsOf(InstanceTypeFacts type) {
        return type.family().equals(BURSTABLE) ? (int) Math.max(1, type.memoryMib() / 4096) : type.vcpus();
    }

    int unitsOfSocket() {
        return units / sockets;
    }
}
