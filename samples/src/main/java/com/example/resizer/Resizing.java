package com.example.resizer;

/** How a {@link Resizer} fared. */
public enum Resizing {

    /** The instance has the new type. */
    DONE,

    /** It had that type before. */
    UNNECESSARY,

    /** It was left alone, since the stop would have cost it its public address. */
    WOULD_LOSE_ITS_ADDRESS,

    /** EC2 has no room for the new type; the instance runs on the old one again. */
    NO_ROOM
}
