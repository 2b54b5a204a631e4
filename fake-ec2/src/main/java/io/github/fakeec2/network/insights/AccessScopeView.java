package io.github.fakeec2.network.insights;

import io.github.fakeec2.network.Arns;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AccessScopeAnalysisFinding;
import software.amazon.awssdk.services.ec2.model.AccessScopePath;
import software.amazon.awssdk.services.ec2.model.FindingsFound;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAccessScopeContent;
import software.amazon.awssdk.services.ec2.model.PacketHeaderStatement;
import software.amazon.awssdk.services.ec2.model.PathComponent;
import software.amazon.awssdk.services.ec2.model.PathStatement;
import software.amazon.awssdk.services.ec2.model.ResourceStatement;
import software.amazon.awssdk.services.ec2.model.ThroughResourcesStatement;

/** Scopes, analyses and findings of Network Access Analyzer as the SDK models them. */
final class AccessScopeView {

    private AccessScopeView() {
    }

    static software.amazon.awssdk.services.ec2.model.NetworkInsightsAccessScope scope(
            Row<NetworkInsightsAccessScope> row, RegionState region) {
        return row.view(() -> software.amazon.awssdk.services.ec2.model.NetworkInsightsAccessScope.builder()
                .networkInsightsAccessScopeId(row.id())
                .networkInsightsAccessScopeArn(Arns.of(region, NetworkInsightsAccessScope.TABLE, row.id()))
                .createdDate(row.createdAt())
                .updatedDate(row.createdAt())
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }

    static NetworkInsightsAccessScopeContent content(NetworkInsightsAccessScope scope) {
        return NetworkInsightsAccessScopeContent.builder()
                .networkInsightsAccessScopeId(scope.id())
                .matchPaths(scope.matchPaths().stream().map(AccessScopeView::path).toList())
                .excludePaths(scope.excludePaths().stream().map(AccessScopeView::path).toList())
                .build();
    }

    private static AccessScopePath path(ScopePath path) {
        return AccessScopePath.builder()
                .source(end(path.source()))
                .destination(end(path.destination()))
                .throughResources(path.through().stream().map(statement -> ThroughResourcesStatement.builder()
                        .resourceStatement(resources(statement)).build()).toList())
                .build();
    }

    private static PathStatement end(ScopePath.End end) {
        return end.equals(ScopePath.End.ANY) ? null : PathStatement.builder()
                .packetHeaderStatement(end.packets() == null ? null : packets(end.packets().text()))
                .resourceStatement(end.resources() == null ? null : resources(end.resources()))
                .build();
    }

    private static ResourceStatement resources(ScopePath.Resources statement) {
        return ResourceStatement.builder().resources(statement.resources()).resourceTypes(statement.types()).build();
    }

    private static PacketHeaderStatement packets(ScopePath.Text text) {
        return PacketHeaderStatement.builder()
                .sourceAddresses(text.sourceAddresses())
                .destinationAddresses(text.destinationAddresses())
                .destinationPorts(text.destinationPorts())
                .protocolsWithStrings(text.protocols())
                .build();
    }

    static software.amazon.awssdk.services.ec2.model.NetworkInsightsAccessScopeAnalysis analysis(
            Row<NetworkInsightsAccessScopeAnalysis> row, RegionState region) {
        return row.view(() -> {
            NetworkInsightsAccessScopeAnalysis analysis = row.value();
            return software.amazon.awssdk.services.ec2.model.NetworkInsightsAccessScopeAnalysis.builder()
                    .networkInsightsAccessScopeAnalysisId(row.id())
                    .networkInsightsAccessScopeAnalysisArn(
                            Arns.of(region, NetworkInsightsAccessScopeAnalysis.TABLE, row.id()))
                    .networkInsightsAccessScopeId(analysis.scopeId())
                    .status(analysis.stateName())
                    .statusMessage(analysis.isDone() ? analysis.result().failure() : null)
                    .startDate(row.createdAt())
                    .endDate(analysis.endedAt())
                    .findingsFound(found(analysis))
                    .analyzedEniCount(analysis.isDone() ? analysis.result().analyzedInterfaces() : null)
                    .tags(TagRules.toSdk(row.tags()))
                    .build();
        });
    }

    private static FindingsFound found(NetworkInsightsAccessScopeAnalysis analysis) {
        if (!analysis.stateName().equals("succeeded")) {
            return FindingsFound.UNKNOWN;
        }
        return analysis.result().findings().isEmpty() ? FindingsFound.FALSE : FindingsFound.TRUE;
    }

    static List<AccessScopeAnalysisFinding> findings(NetworkInsightsAccessScopeAnalysis analysis) {
        List<AccessScopeAnalysisFinding> findings = new ArrayList<>();
        for (List<PathComponent> way : analysis.result().findings()) {
            findings.add(AccessScopeAnalysisFinding.builder()
                    .networkInsightsAccessScopeAnalysisId(analysis.id())
                    .networkInsightsAccessScopeId(analysis.scopeId())
                    .findingId("AccessScopeAnalysisFinding-" + (findings.size() + 1))
                    .findingComponents(way)
                    .build());
        }
        return findings;
    }
}
