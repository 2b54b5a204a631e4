package io.github.fakeec2.network.insights;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.PathComponent;

/**
 * An analysis of a path: what the network was like when it started, shown once it is done.
 *
 * @param filterInArns what the way must lead through
 * @param filterOutArns what it must not lead through
 */
record NetworkInsightsAnalysis(String id, String pathId, String stateName, List<String> filterInArns,
        List<String> filterOutArns, Result result) implements Resource {

    static final String RUNNING = "running";
    static final String SUCCEEDED = "succeeded";

    static final TableType<NetworkInsightsAnalysis> TABLE =
            TableType.<NetworkInsightsAnalysis>of("network-insights-analysis", "nia-")
                    .notFound("InvalidNetworkInsightsAnalysisId.NotFound",
                            "The networkInsightsAnalysis ID '%s' does not exist",
                            "The networkInsightsAnalysis IDs '%s' do not exist")
                    .malformed("InvalidNetworkInsightsAnalysisId.Malformed",
                            "Invalid id: \"%s\" (expecting \"nia-...\")");

    /** Finds the analyses of a path. */
    static final TableType.Index<NetworkInsightsAnalysis> BY_PATH = TABLE.index(NetworkInsightsAnalysis::pathId);

    NetworkInsightsAnalysis {
        filterInArns = List.copyOf(filterInArns);
        filterOutArns = List.copyOf(filterOutArns);
    }

    boolean isDone() {
        return stateName.equals(SUCCEEDED);
    }

    NetworkInsightsAnalysis done() {
        return new NetworkInsightsAnalysis(id, pathId, SUCCEEDED, filterInArns, filterOutArns, result);
    }

    /**
     * What an analysis finds.
     *
     * @param found whether there is a way
     * @param forward the way there, as far as it leads
     * @param back the way of the answer
     * @param explanations why there is no way; empty where there is one
     */
    record Result(boolean found, List<PathComponent> forward, List<PathComponent> back,
            List<Explanation> explanations) {

        Result {
            forward = List.copyOf(forward);
            back = List.copyOf(back);
            explanations = List.copyOf(explanations);
        }

        static Result none(List<Explanation> explanations) {
            return new Result(false, List.of(), List.of(), explanations);
        }
    }
}
