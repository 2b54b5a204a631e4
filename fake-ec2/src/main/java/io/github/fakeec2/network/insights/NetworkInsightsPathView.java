package io.github.fakeec2.network.insights;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.network.Arns;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;

/** A path as DescribeNetworkInsightsPaths shows it. */
final class NetworkInsightsPathView {

    private NetworkInsightsPathView() {
    }

    static software.amazon.awssdk.services.ec2.model.NetworkInsightsPath of(Row<NetworkInsightsPath> row,
            RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.NetworkInsightsPath build(Row<NetworkInsightsPath> row,
            RegionState region) {
        NetworkInsightsPath path = row.value();
        var view = software.amazon.awssdk.services.ec2.model.NetworkInsightsPath.builder()
                .networkInsightsPathId(path.id())
                .networkInsightsPathArn(Arns.of(region, NetworkInsightsPath.TABLE, path.id()))
                .createdDate(row.createdAt())
                .source(path.source().id())
                .sourceArn(path.source().arn())
                .sourceIp(path.simple().sourceIp())
                .destinationIp(path.simple().destinationIp())
                .destinationPort(path.simple().destinationPort())
                .protocol(path.protocol())
                .tags(TagRules.toSdk(row.tags()));
        if (path.destination() != null) {
            view.destination(path.destination().id()).destinationArn(path.destination().arn());
        }
        if (path.filterAtSource() != null) {
            view.applyMutation(NewerSdk.member("NetworkInsightsPath.filterAtSource",
                    v -> v.filterAtSource(PacketFilters.toSdk(path.filterAtSource()))));
        }
        if (path.filterAtDestination() != null) {
            view.applyMutation(NewerSdk.member("NetworkInsightsPath.filterAtDestination",
                    v -> v.filterAtDestination(PacketFilters.toSdk(path.filterAtDestination()))));
        }
        return view.build();
    }
}
