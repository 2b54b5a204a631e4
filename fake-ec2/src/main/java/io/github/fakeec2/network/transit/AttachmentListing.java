package io.github.fakeec2.network.transit;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.network.transit.TransitGatewayAttachment.Kind;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * How the Describe operations list the attachments of one kind.
 *
 * @param kind the kind, whose attachments alone are found, also by their ids
 */
record AttachmentListing(Kind kind, Listing<TransitGatewayAttachment> listing) {

    static AttachmentListing of(Kind kind, FilterSet<TransitGatewayAttachment> filters) {
        return new AttachmentListing(kind, new Listing<>(TransitGatewayAttachment.TABLE, () -> filters,
                PageRules.upperCase("TransitGatewayAttachmentIds", 5, 1000)));
    }

    Page<TransitGatewayAttachment> page(Call call, List<String> ids, List<Filter> filters, Integer maxResults,
            String nextToken) {
        Table<TransitGatewayAttachment> table = call.table(TransitGatewayAttachment.TABLE);
        List<Row<TransitGatewayAttachment>> rows =
                new ArrayList<>(ids.isEmpty() ? table.visible(0) : table.getAll(ids));
        if (!ids.isEmpty()) {
            rows.forEach(row -> requireKind(row.value(), kind));
        }
        rows.removeIf(row -> row.value().kind() != kind);
        return listing.page(rows, call.region(), !ids.isEmpty(), filters, maxResults, nextToken);
    }

    /**
     * The attachment that a request names, which must be of the kind.
     *
     * @throws io.github.fakeec2.error.AwsError {@code MissingParameter}; {@code
     *     InvalidTransitGatewayAttachmentID.NotFound}, also for another kind
     */
    static Row<TransitGatewayAttachment> existing(Call call, String id, Kind kind) {
        Row<TransitGatewayAttachment> row =
                Requests.existing(call, TransitGatewayAttachment.TABLE, id, "TransitGatewayAttachmentId");
        requireKind(row.value(), kind);
        return row;
    }

    private static void requireKind(TransitGatewayAttachment attachment, Kind kind) {
        if (attachment.kind() != kind) {
            throw TransitGatewayAttachment.TABLE.notFound(List.of(attachment.id()))
                    .withHint(attachment.id() + " is an attachment of type " + attachment.kind().resourceType());
        }
    }
}
