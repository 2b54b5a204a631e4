package io.github.fakeec2.network.insights;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.Arns;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;

/** An analysis as DescribeNetworkInsightsAnalyses shows it: without its result while it is running. */
final class NetworkInsightsAnalysisView {

    private NetworkInsightsAnalysisView() {
    }

    static software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis of(Row<NetworkInsightsAnalysis> row,
            RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis build(
            Row<NetworkInsightsAnalysis> row, RegionState region) {
        NetworkInsightsAnalysis analysis = row.value();
        var view = software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis.builder()
                .networkInsightsAnalysisId(analysis.id())
                .networkInsightsAnalysisArn(Arns.of(region, NetworkInsightsAnalysis.TABLE, analysis.id()))
                .networkInsightsPathId(analysis.pathId())
                .filterInArns(analysis.filterInArns())
                .startDate(row.createdAt())
                .status(analysis.stateName())
                .tags(TagRules.toSdk(row.tags()));
        if (!analysis.filterOutArns().isEmpty()) {
            view.applyMutation(NewerSdk.member("NetworkInsightsAnalysis.filterOutArns",
                    v -> v.filterOutArns(analysis.filterOutArns())));
        }
        if (analysis.isDone()) {
            view.networkPathFound(analysis.result().found())
                    .forwardPathComponents(analysis.result().forward())
                    .returnPathComponents(analysis.result().back())
                    .explanations(analysis.result().explanations());
        }
        return view.build();
    }
}
