package io.github.fakeec2.compute;

import io.github.fakeec2.types.InstanceTypeFacts;

/**
 * The processor of an instance as its CPU options make it.
 *
 * @param cores the active cores
 * @param threadsPerCore 1 or 2
 * @param amdSevSnp enabled or disabled, or null where nothing was said of it
 */
public record Cpu(int cores, int threadsPerCore, String amdSevSnp) {

    /** What a type has unless it is told otherwise. */
    public static Cpu of(InstanceTypeFacts type) {
        return new Cpu(type.cores(), type.threadsPerCore(), null);
    }
}
