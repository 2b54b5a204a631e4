package io.github.fakeec2.template;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import java.util.LinkedHashSet;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;

/** What DescribeLaunchTemplates lists. */
final class TemplateListing {

    static final PageRules RULES = PageRules.between("launchTemplateId", 1, 200);

    private static final Listing<LaunchTemplate> LISTING =
            new Listing<>(LaunchTemplate.TABLE, () -> Filters.ALL, RULES);

    private TemplateListing() {
    }

    /** The templates of the ids and of the names, or all. */
    static Page<LaunchTemplate> page(Call call, DescribeLaunchTemplatesRequest request) {
        boolean withIds = !request.launchTemplateIds().isEmpty() || !request.launchTemplateNames().isEmpty();
        return LISTING.page(withIds ? named(call, request) : call.table(LaunchTemplate.TABLE).visible(0),
                call.region(), withIds, request.filters(), request.maxResults(), request.nextToken());
    }

    private static Set<Row<LaunchTemplate>> named(Call call, DescribeLaunchTemplatesRequest request) {
        Set<Row<LaunchTemplate>> rows = new LinkedHashSet<>();
        for (String id : request.launchTemplateIds()) {
            LaunchTemplate.TABLE.requireWellFormed(String.valueOf(id));
            rows.add(visible(call, call.table(LaunchTemplate.TABLE).find(id), "InvalidLaunchTemplateId.NotFound"));
        }
        for (String name : request.launchTemplateNames()) {
            rows.add(visible(call, LaunchTemplates.named(call, String.valueOf(name)),
                    "InvalidLaunchTemplateName.NotFoundException"));
        }
        return rows;
    }

    private static Row<LaunchTemplate> visible(Call call, Row<LaunchTemplate> row, String code) {
        if (row == null || !call.table(LaunchTemplate.TABLE).isVisible(row)) {
            throw AwsError.of(code, "At least one of the launch templates specified in the request does not exist.");
        }
        return row;
    }

    /** API reference, DescribeLaunchTemplates, {@code Filter.N}. */
    private static final class Filters {

        private static final FilterSet<LaunchTemplate> ALL = FilterSet.<LaunchTemplate>of("DescribeLaunchTemplates")
                .on("create-time", (row, region) -> row.createdAt())
                .on("launch-template-name", (row, region) -> row.value().name())
                .tags();
    }
}
