package io.github.fakeec2.network.vpc;

import io.github.fakeec2.network.DhcpOptions;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DhcpConfiguration;

/** A set of DHCP options as DescribeDhcpOptions shows it. */
final class DhcpOptionsView {

    private DhcpOptionsView() {
    }

    static software.amazon.awssdk.services.ec2.model.DhcpOptions of(Row<DhcpOptions> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static software.amazon.awssdk.services.ec2.model.DhcpOptions build(
            Row<DhcpOptions> row, RegionState region) {
        List<DhcpConfiguration> configurations = new ArrayList<>();
        for (DhcpOptions.Option option : row.value().options()) {
            List<AttributeValue> values = new ArrayList<>();
            for (String value : option.values()) {
                values.add(AttributeValue.builder().value(value).build());
            }
            configurations.add(DhcpConfiguration.builder().key(option.key()).values(values).build());
        }
        return software.amazon.awssdk.services.ec2.model.DhcpOptions.builder()
                .dhcpOptionsId(row.id())
                .ownerId(region.account())
                .dhcpConfigurations(configurations)
                .tags(TagRules.toSdk(row.tags()))
                .build();
    }
}
