package io.github.fakeec2.network.vpc;

import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Dependencies;
import io.github.fakeec2.network.DhcpOptions;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;

/** Makes, lists and deletes sets of DHCP options and gives them to VPCs. */
@Simulates(family = "DHCP options")
final class DhcpOptionsApi {

    /** What AssociateDhcpOptions calls no set at all. */
    private static final String NONE = "default";

    private static final Listing<DhcpOptions> LISTING =
            new Listing<>(DhcpOptions.TABLE, () -> DhcpOptionsFilters.ALL,
                    PageRules.upperCase("DhcpOptionsIds", 5, 1000));

    private final Call call;

    DhcpOptionsApi(Call call) {
        this.call = call;
    }

    CreateDhcpOptionsResponse createDhcpOptions(CreateDhcpOptionsRequest request) {
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), DhcpOptions.TABLE.resourceType());
        List<DhcpOptions.Option> options = DhcpOptionsReader.read(request.dhcpConfigurations());
        Row<DhcpOptions> made = call.table(DhcpOptions.TABLE)
                .insert(new DhcpOptions(call.nextId(DhcpOptions.TABLE), options, false), tags);
        return CreateDhcpOptionsResponse.builder()
                .dhcpOptions(DhcpOptionsView.of(made, call.region()))
                .build();
    }

    @Limits("The names that DescribeInstances shows stay those of Amazon's DNS server, whatever domain the options"
            + " set.")
    AssociateDhcpOptionsResponse associateDhcpOptions(AssociateDhcpOptionsRequest request) {
        String id = Required.text("dhcpOptionsId", request.dhcpOptionsId());
        Vpc vpc = call.table(Vpc.TABLE).get(Required.text("vpcId", request.vpcId())).value();
        String chosen = id.equals(NONE) ? NONE : call.table(DhcpOptions.TABLE).get(id).id();
        call.table(Vpc.TABLE).update(vpc.withDhcpOptions(chosen));
        return AssociateDhcpOptionsResponse.builder().build();
    }

    DeleteDhcpOptionsResponse deleteDhcpOptions(DeleteDhcpOptionsRequest request) {
        String id = call.table(DhcpOptions.TABLE)
                .get(Required.text("dhcpOptionsId", request.dhcpOptionsId())).id();
        Dependencies.requireNone(call, DhcpOptions.TABLE, "dhcpOptions", id);
        call.table(DhcpOptions.TABLE).delete(id);
        return DeleteDhcpOptionsResponse.builder().build();
    }

    DescribeDhcpOptionsResponse describeDhcpOptions(DescribeDhcpOptionsRequest request) {
        Page<DhcpOptions> page = LISTING.page(call.region(), request.dhcpOptionsIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeDhcpOptionsResponse.builder()
                .dhcpOptions(page.map(row -> DhcpOptionsView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }
}
