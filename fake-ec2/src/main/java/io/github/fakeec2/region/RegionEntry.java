package io.github.fakeec2.region;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import software.amazon.awssdk.services.ec2.model.Region;

/**
 * A region as an account sees it.
 *
 * @param facts the region
 * @param optInStatus whether the account has enabled it: opt-in-not-required, opted-in or not-opted-in
 */
record RegionEntry(RegionFacts facts, String optInStatus) implements Resource {

    static final TableType<RegionEntry> TABLE = TableType.<RegionEntry>of("region", "");

    @Override
    public String id() {
        return facts.name();
    }

    Region view() {
        return Region.builder()
                .regionName(facts.name())
                .endpoint(facts.endpoint())
                .optInStatus(optInStatus)
                .build();
    }
}
