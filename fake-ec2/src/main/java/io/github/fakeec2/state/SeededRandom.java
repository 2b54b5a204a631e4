package io.github.fakeec2.state;

/**
 * The only source of chance: a SplitMix64 generator (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number
 * Generators"), written here because a rollback must be able to set it back, which the JDK's generators do not offer.
 */
public final class SeededRandom {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    /** A generator that always gives the same sequence for the same seed. */
    public SeededRandom(long seed) {
        this.state = seed;
    }

    /** A generator of its own for a part of the cloud, so that what one part draws does not shift another. */
    public static SeededRandom of(long seed, String part) {
        long hash = seed;
        for (int i = 0; i < part.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA + part.charAt(i));
        }
        return new SeededRandom(hash);
    }

    /** The next 64 random bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A number from 0 (inclusive) to the bound (exclusive). */
    public int nextInt(int bound) {
        return (int) Long.remainderUnsigned(nextLong(), bound);
    }

    /** A number from 0 (inclusive) to 1 (exclusive). */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    long state() {
        return state;
    }

    /** A step that sets the generator back to where it is now. */
    public Runnable mark() {
        return new Mark(this, state);
    }

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** A class rather than a lambda: one that captures a number costs milliseconds when a JVM makes its first. */
    private record Mark(SeededRandom random, long state) implements Runnable {

        @Override
        public void run() {
            random.state = state;
        }
    }
}
