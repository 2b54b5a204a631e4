package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.network.ElasticIp.ReverseDns;
import io.github.fakeec2.network.ElasticIps;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AddressAttribute;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyAddressAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyAddressAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResetAddressAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetAddressAttributeResponse;

/** Reverse DNS records of Elastic IP addresses (EC2 user guide, "Create a reverse DNS record"). */
@Simulates(family = "Elastic IP addresses")
final class AddressAttributeApi {

    private static final Listing<ElasticIp> LISTING = new Listing<>(ElasticIp.TABLE, () -> AddressFilters.ALL,
            PageRules.upperCase("AllocationIds", 1, 1000));

    private static final String DOMAIN_NAME = "domain-name";
    private static final int LONGEST_NAME = 255;

    private final Call call;

    AddressAttributeApi(Call call) {
        this.call = call;
    }

    DescribeAddressesAttributeResponse describeAddressesAttribute(DescribeAddressesAttributeRequest request) {
        if (Required.isGiven(request.attributeAsString())) {
            requireDomainName(request.attributeAsString());
        }
        Page<ElasticIp> page = LISTING.page(call.region(), request.allocationIds(), List.of(), request.maxResults(),
                request.nextToken());
        return DescribeAddressesAttributeResponse.builder()
                .addresses(page.map(row -> view(row.value())))
                .nextToken(page.nextToken())
                .build();
    }

    @Limits("Whether the name's own record points to the address is not checked.")
    ModifyAddressAttributeResponse modifyAddressAttribute(ModifyAddressAttributeRequest request) {
        ElasticIp eip = ElasticIps.get(call, Required.text("allocationId", request.allocationId())).value();
        String name = Required.text("domainName", request.domainName());
        if (!isDomainName(name)) {
            throw AwsError.of("InvalidParameterValue", "Value (" + name + ") for parameter domainName is invalid.");
        }
        return ModifyAddressAttributeResponse.builder().address(view(change(eip, name))).build();
    }

    ResetAddressAttributeResponse resetAddressAttribute(ResetAddressAttributeRequest request) {
        ElasticIp eip = ElasticIps.get(call, Required.text("allocationId", request.allocationId())).value();
        requireDomainName(Required.text("attribute", request.attributeAsString()));
        ElasticIp reset = eip.reverseDns() == null ? eip : change(eip, "");
        return ResetAddressAttributeResponse.builder().address(view(reset)).build();
    }

    /** Begins to change the name; empty for the one that AWS gives. */
    private ElasticIp change(ElasticIp eip, String name) {
        String record = eip.reverseDns() == null ? null : eip.reverseDns().record();
        ReverseDns pending = new ReverseDns(record, name);
        ElasticIp changing = call.table(ElasticIp.TABLE).update(eip.withReverseDns(pending)).value();
        call.begin(Delay.ASSOCIATION, "reverse DNS record", later -> {
            Table<ElasticIp> table = later.table(ElasticIp.TABLE);
            Row<ElasticIp> row = table.find(eip.id());
            if (row != null && pending.equals(row.value().reverseDns())) {
                table.update(row.value().withReverseDns(name.isEmpty() ? null : new ReverseDns(name, null)));
            }
        });
        return changing;
    }

    private static AddressAttribute view(ElasticIp eip) {
        AddressAttribute.Builder view =
                AddressAttribute.builder().allocationId(eip.id()).publicIp(eip.publicIp());
        ReverseDns names = eip.reverseDns();
        if (names != null) {
            view.ptrRecord(names.record());
            if (names.update() != null) {
                view.ptrRecordUpdate(update -> update.value(names.update()).status("PENDING"));
            }
        }
        return view.build();
    }

    private static void requireDomainName(String attribute) {
        if (!attribute.equals(DOMAIN_NAME)) {
            throw AwsError.of("InvalidParameterValue",
                    "Value (" + attribute + ") for parameter attribute is invalid.");
        }
    }

    /** Labels of letters, digits and hyphens, parted by dots; a dot may end it (RFC 1035). */
    private static boolean isDomainName(String name) {
        return name.length() <= LONGEST_NAME
                && name.matches("(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}\\.?");
    }
}
