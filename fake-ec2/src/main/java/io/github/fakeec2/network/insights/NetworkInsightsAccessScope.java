package io.github.fakeec2.network.insights;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * A Network Access Scope: ways through the network that someone wants to know of.
 *
 * @param matchPaths the ways that are findings
 * @param excludePaths those among them that are none
 */
record NetworkInsightsAccessScope(String id, List<ScopePath> matchPaths, List<ScopePath> excludePaths)
        implements Resource {

    static final TableType<NetworkInsightsAccessScope> TABLE =
            TableType.<NetworkInsightsAccessScope>of("network-insights-access-scope", "nis-")
                    .notFound("InvalidNetworkInsightsAccessScopeId.NotFound",
                            "The networkInsightsAccessScope ID '%s' does not exist",
                            "The networkInsightsAccessScope IDs '%s' do not exist")
                    .malformed("InvalidNetworkInsightsAccessScopeId.Malformed",
                            "Invalid id: \"%s\" (expecting \"nis-...\")");

    NetworkInsightsAccessScope {
        matchPaths = List.copyOf(matchPaths);
        excludePaths = List.copyOf(excludePaths);
    }

    @Override
    public String stateName() {
        return "available";
    }
}
