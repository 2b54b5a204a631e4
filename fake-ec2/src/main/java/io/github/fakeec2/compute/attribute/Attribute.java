package io.github.fakeec2.compute.attribute;

/** The attributes of ModifyInstanceAttribute and its siblings, by the names of the API. */
enum Attribute {

    INSTANCE_TYPE("instanceType", true, true),
    KERNEL("kernel", true, false),
    RAMDISK("ramdisk", true, false),
    USER_DATA("userData", true, false),
    DISABLE_API_TERMINATION("disableApiTermination", false, true),
    DISABLE_API_STOP("disableApiStop", false, true),
    SHUTDOWN_BEHAVIOR("instanceInitiatedShutdownBehavior", false, false),
    BLOCK_DEVICE_MAPPING("blockDeviceMapping", false, false),
    SOURCE_DEST_CHECK("sourceDestCheck", false, false),
    GROUP_SET("groupSet", false, false),
    EBS_OPTIMIZED("ebsOptimized", true, false),
    SRIOV_NET_SUPPORT("sriovNetSupport", true, true),
    ENA_SUPPORT("enaSupport", true, true),
    // What follows can be looked at only.
    ROOT_DEVICE_NAME("rootDeviceName", false, false),
    PRODUCT_CODES("productCodes", false, false),
    ENCLAVE_OPTIONS("enclaveOptions", false, false);

    private final String apiName;
    private final boolean needsStop;
    private final boolean notOfSpot;

    Attribute(String apiName, boolean needsStop, boolean notOfSpot) {
        this.apiName = apiName;
        this.needsStop = needsStop;
        this.notOfSpot = notOfSpot;
    }

    String apiName() {
        return apiName;
    }

    /** Whether the instance must be stopped for a change (EC2 user guide, "Modify a stopped instance"). */
    boolean needsStop() {
        return needsStop;
    }

    /** Whether it is not for Spot Instances. */
    boolean notOfSpot() {
        return notOfSpot;
    }

    boolean canChange() {
        return compareTo(ROOT_DEVICE_NAME) < 0;
    }

    /** The attribute of that name, or null. */
    static Attribute named(String name) {
        for (Attribute each : values()) {
            if (each.apiName.equals(name)) {
                return each;
            }
        }
        return null;
    }
}
