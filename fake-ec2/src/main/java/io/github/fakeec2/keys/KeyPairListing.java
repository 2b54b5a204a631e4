package io.github.fakeec2.keys;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.LinkedHashSet;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;

/** What DescribeKeyPairs lists, and what it shows. */
final class KeyPairListing {

    private static final Listing<KeyPair> LISTING =
            new Listing<>(KeyPair.TABLE, () -> Filters.ALL, PageRules.NONE);

    private KeyPairListing() {
    }

    /** The key pairs of the names and of the ids, or all. */
    static Page<KeyPair> page(Call call, DescribeKeyPairsRequest request) {
        if (request.keyNames().isEmpty()) {
            return LISTING.page(call.region(), request.keyPairIds(), request.filters(), null, null);
        }
        Set<Row<KeyPair>> named = new LinkedHashSet<>(KeyPairs.getAll(call, request.keyNames()));
        named.addAll(call.table(KeyPair.TABLE).getAll(request.keyPairIds()));
        return LISTING.page(named, call.region(), true, request.filters(), null, null);
    }

    static KeyPairInfo view(Row<KeyPair> row, boolean withPublicKey) {
        KeyPairInfo view = row.view(() -> KeyPairInfo.builder()
                .keyPairId(row.id())
                .keyName(row.value().name())
                .keyType(row.value().type())
                .keyFingerprint(row.value().fingerprint())
                .createTime(row.createdAt())
                .tags(TagRules.toSdk(row.tags()))
                .build());
        return withPublicKey ? view.toBuilder().publicKey(row.value().publicKey()).build() : view;
    }

    /** The filters of DescribeKeyPairs (API reference, DescribeKeyPairs, {@code Filter.N}). */
    private static final class Filters {

        private static final FilterSet<KeyPair> ALL = FilterSet.<KeyPair>of("DescribeKeyPairs")
                .on("key-pair-id", (row, region) -> row.id())
                .on("fingerprint", (row, region) -> row.value().fingerprint())
                .on("key-name", (row, region) -> row.value().name())
                .tags();
    }
}
