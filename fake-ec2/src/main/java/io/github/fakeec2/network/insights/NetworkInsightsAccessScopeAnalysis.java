package io.github.fakeec2.network.insights;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.PathComponent;

/**
 * An analysis of a Network Access Scope: what the network was like when it started, shown once it is done.
 *
 * @param endedAt or null while it is running
 */
record NetworkInsightsAccessScopeAnalysis(String id, String scopeId, Instant endedAt, Result result)
        implements Resource {

    static final TableType<NetworkInsightsAccessScopeAnalysis> TABLE =
            TableType.<NetworkInsightsAccessScopeAnalysis>of("network-insights-access-scope-analysis", "nisa-")
                    .notFound("InvalidNetworkInsightsAccessScopeAnalysisId.NotFound",
                            "The networkInsightsAccessScopeAnalysis ID '%s' does not exist",
                            "The networkInsightsAccessScopeAnalysis IDs '%s' do not exist")
                    .malformed("InvalidNetworkInsightsAccessScopeAnalysisId.Malformed",
                            "Invalid id: \"%s\" (expecting \"nisa-...\")");

    /** Finds the analyses of a scope. */
    static final TableType.Index<NetworkInsightsAccessScopeAnalysis> BY_SCOPE =
            TABLE.index(NetworkInsightsAccessScopeAnalysis::scopeId);

    boolean isDone() {
        return endedAt != null;
    }

    @Override
    public String stateName() {
        return !isDone() ? "running" : result.failure() == null ? "succeeded" : "failed";
    }

    NetworkInsightsAccessScopeAnalysis endedAt(Instant moment) {
        return new NetworkInsightsAccessScopeAnalysis(id, scopeId, moment, result);
    }

    /**
     * What an analysis finds.
     *
     * @param findings a way for each
     * @param analyzedInterfaces how many network interfaces were looked at
     * @param failure what kept it from looking at all, or null
     */
    record Result(List<List<PathComponent>> findings, int analyzedInterfaces, String failure) {

        Result {
            findings = List.copyOf(findings);
        }
    }
}
