package io.github.fakeec2.network;

/** The states in which a VPC or a subnet has a CIDR block (API reference, VpcCidrBlockState, SubnetCidrBlockState). */
public final class CidrStates {

    /** Asked for, and not yet there. */
    public static final String ASSOCIATING = "associating";

    /** There. */
    public static final String ASSOCIATED = "associated";

    /** To be taken away, and no longer there. */
    public static final String DISASSOCIATING = "disassociating";

    /** Taken away; shown for a while. */
    public static final String DISASSOCIATED = "disassociated";

    private CidrStates() {
    }

    /** Whether a block in the state is there or about to be, so that nothing else may overlap it. */
    public static boolean isHeld(String state) {
        return state.equals(ASSOCIATED) || state.equals(ASSOCIATING);
    }
}
