package io.github.fakeec2.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The cost of calls in a warm JVM: average times as JMH measures them, and the rows of the table that they make. */
final class HotCalls {

    private static final double DESCRIBE_AIM = 2;
    private static final double FLAT_AIM = 1.3; // what differs less is noise
    private static final double LAUNCH_AIM = 4;
    private static final double FRESH_AIM_NANOS = 100_000;
    private static final double VERDICT_AIM_NANOS = 5_000;
    private static final double WIRE_AIM = 1.5;
    private static final double ENDPOINT_AIM_NANOS = 400_000; // of each of the two
    private static final double ALL_PAIRS_AIM_NANOS = 1e9;

    private final Map<String, Double> nanos = new HashMap<>();

    private HotCalls(Collection<RunResult> results) {
        for (RunResult result : results) {
            var params = result.getParams();
            String name = params.getBenchmark();
            String owner = name.substring(0, name.lastIndexOf('.'));
            String count = params.getParamsKeys().contains("instances") ? " " + params.getParam("instances") : "";
            nanos.put(name.substring(owner.lastIndexOf('.') + 1) + count, result.getPrimaryResult().getScore());
        }
    }

    static HotCalls measure() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(HotCalls.class.getPackageName() + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(6)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(6)
                .measurementTime(TimeValue.milliseconds(500))
                // The last two keep the JVM from commenting on Mockito's agent in the midst of the table.
                .jvmArgs("-Xmx3g", "-Xshare:off", "-XX:+EnableDynamicAgentLoading")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new HotCalls(new Runner(options).run());
    }

    void addTo(Table table) {
        double describeFloor = of("DescribeBenchmark.floor");
        double describeMock = of("DescribeBenchmark.mockito");
        double describeFew = of("DescribeBenchmark.fake 10");
        for (String count : new String[] {"10", "1000", "100000"}) {
            double fake = of("DescribeBenchmark.fake " + count);
            table.row("Describe one of " + grouped(count) + " instances by id", fake, describeMock, Double.NaN,
                    describeFloor, againstFloor(fake, describeFloor)
                            + (count.equals("10") ? "" : ", " + Table.times(fake / describeFew) + " one of 10"),
                    "at most 2x the floor, and flat",
                    fake <= DESCRIBE_AIM * describeFloor && fake <= FLAT_AIM * describeFew);
        }
        double launchMock = of("LaunchBenchmark.mockito");
        double floorOne = of("LaunchBenchmark.floor 1");
        launch(table, "Run one instance", of("LaunchBenchmark.fakeOne"), launchMock, floorOne);
        launch(table, "Run 1,000 instances in one call", of("LaunchBenchmark.fakeThousand"), launchMock,
                of("LaunchBenchmark.floor 1000"));
        fresh(table, "A fresh cloud, its default VPC and a first `describeInstances`", of("FreshBenchmark.fakeEmpty"),
                of("FreshBenchmark.mockitoEmpty"), Double.NaN);
        fresh(table, "A fresh cloud and its first instance", of("FreshBenchmark.fakeFirstInstance"),
                of("FreshBenchmark.mockitoFirstInstance"), floorOne);
        reachability(table);
        wire(table);
    }

    private void wire(Table table) {
        double pipeline = of("WireBenchmark.pipeline");
        double replay = of("WireBenchmark.replay");
        table.row("Describe an instance through the SDK's own client, over `cloud.httpClient()`", pipeline, Double.NaN,
                replay, Double.NaN, Table.times(pipeline / replay) + " the same answer, made beforehand",
                "at most 1.5x", pipeline <= WIRE_AIM * replay);
        double pages = of("WireBenchmark.pages");
        double replayOfPages = of("WireBenchmark.replayOfPages");
        table.row("... 10,000 instances in ten pages", pages, Double.NaN, replayOfPages, Double.NaN,
                Table.times(pages / replayOfPages) + " one page, made beforehand, ten times", "at most 1.5x",
                pages <= WIRE_AIM * replayOfPages);
        double endpoint = of("WireBenchmark.endpoint");
        table.row("... over loopback HTTP, on each of two kept connections", endpoint, Double.NaN, Double.NaN, Double.NaN, "-",
                "5,000 a second", endpoint <= ENDPOINT_AIM_NANOS);
    }

    private void reachability(Table table) {
        double floor = of("ReachabilityBenchmark.floor");
        double verdict = of("ReachabilityBenchmark.verdict");
        table.row("Who reaches whom, one verdict: 1,000 interfaces, 60 rules", verdict, Double.NaN, Double.NaN, floor,
                againstFloor(verdict, floor), "200,000 a second", verdict <= VERDICT_AIM_NANOS);
        double trace = of("ReachabilityBenchmark.trace");
        table.row("... with every hop explained", trace, Double.NaN, Double.NaN, floor, againstFloor(trace, floor),
                "200,000 a second", trace <= VERDICT_AIM_NANOS);
        double allPairs = of("ReachabilityBenchmark.allPairs");
        table.row("All pairs of 300 instances on one port", allPairs, Double.NaN, Double.NaN, Double.NaN,
                "-", "less than a second", allPairs < ALL_PAIRS_AIM_NANOS);
    }

    private static void launch(Table table, String what, double fake, double mockito, double floor) {
        table.row(what, fake, mockito, Double.NaN, floor, againstFloor(fake, floor), "at most 4x the floor",
                fake <= LAUNCH_AIM * floor);
    }

    private static void fresh(Table table, String what, double fake, double mockito, double floor) {
        table.row(what, fake, mockito, Double.NaN, floor,
                Table.times(fake / mockito) + " Mockito"
                        + (Double.isNaN(floor) ? "" : ", " + againstFloor(fake, floor)),
                "less than 0.1 ms", fake < FRESH_AIM_NANOS);
    }

    private static String againstFloor(double fake, double floor) {
        return Table.times(fake / floor) + " the floor";
    }

    private static String grouped(String count) {
        return count.length() > 3 ? count.substring(0, count.length() - 3) + ",000" : count;
    }

    private double of(String benchmark) {
        Double score = nanos.get(benchmark);
        if (score == null) {
            throw new IllegalStateException("There is no result of " + benchmark + " among " + nanos.keySet());
        }
        return score;
    }
}
