package io.github.fakeec2.benchmarks;

import io.github.fakeec2.reachability.Flow;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Who can talk to whom: one verdict in a VPC of 1,000 interfaces with 60 rules each, and all pairs of 300 instances.
 * The floor of a verdict is one longest-prefix lookup and one scan of as many rules, on plain integers.
 */
public class ReachabilityBenchmark {

    /** Whether one instance reaches another. */
    @Benchmark
    public boolean verdict(Thousand thousand) {
        return thousand.network.reachability.isReachable(thousand.questions[thousand.next()]);
    }

    /** Whether one instance reaches another, and how, hop by hop. */
    @Benchmark
    public Object trace(Thousand thousand) {
        return thousand.network.reachability.trace(thousand.questions[thousand.next()]);
    }

    /** A lookup in five routes and a scan of 60 rules. */
    @Benchmark
    public boolean floor(Integers integers) {
        return integers.passes(integers.next());
    }

    /** All pairs of 300 instances on one port. */
    @Benchmark
    public int allPairs(ThreeHundred threeHundred) {
        int reachable = 0;
        for (Flow pair : threeHundred.pairs) {
            reachable += threeHundred.network.reachability.isReachable(pair) ? 1 : 0;
        }
        return reachable;
    }

    /** The VPC of 1,000. */
    @State(Scope.Benchmark)
    public static class Thousand {

        private final Crossroads network = new Crossroads(1_000);
        private final Flow[] questions = network.questions();
        private int last;

        private int next() {
            last = last + 1 & Crossroads.QUESTIONS - 1;
            return last;
        }
    }

    /** The VPC of 300. */
    @State(Scope.Benchmark)
    public static class ThreeHundred {

        private static final int COUNT = 300;

        private final Crossroads network = new Crossroads(COUNT);
        private final Flow[] pairs = new Flow[COUNT * COUNT];

        /** Asks for everything once. */
        public ThreeHundred() {
            for (int i = 0; i < pairs.length; i++) {
                pairs[i] = network.question(i / COUNT, i % COUNT);
            }
        }
    }

    /** The same rules and as many routes as arrays of integers. */
    @State(Scope.Benchmark)
    public static class Integers {

        private static final int ROUTES = 5;

        private final int[] routes = new int[ROUTES];
        private final int[] routeMasks = new int[ROUTES];
        private final int[] ranges = new int[Crossroads.RULES];
        private final int[] rangeMasks = new int[Crossroads.RULES];
        private final int[] ports = new int[Crossroads.RULES];
        private final int[] addresses = new int[Crossroads.QUESTIONS];
        private int last;

        /** Lays the rules out, the one that matches last; and the routes, longest prefix first. */
        public Integers() {
            for (int i = 0; i < ROUTES; i++) {
                routeMasks[i] = -1 << 8 + i * 2;
                routes[i] = 10 << 24 | (i == ROUTES - 1 ? 0 : i + 1 << 16);
            }
            for (int i = 0; i < ranges.length; i++) {
                ranges[i] = 10 << 24 | (i == ranges.length - 1 ? 0 : i + 1 << 16);
                rangeMasks[i] = -1 << 16;
                ports[i] = 5432;
            }
            Random random = new Random(1);
            for (int i = 0; i < addresses.length; i++) {
                addresses[i] = 10 << 24 | random.nextInt(1 << 16);
            }
        }

        private int next() {
            last = last + 1 & Crossroads.QUESTIONS - 1;
            return addresses[last];
        }

        private boolean passes(int address) {
            int route = 0;
            while (route < ROUTES && (address & routeMasks[route]) != routes[route]) {
                route++;
            }
            for (int i = 0; i < ranges.length; i++) {
                if (ports[i] == 5432 && (address & rangeMasks[i]) == ranges[i]) {
                    return route < ROUTES;
                }
            }
            return false;
        }
    }
}
