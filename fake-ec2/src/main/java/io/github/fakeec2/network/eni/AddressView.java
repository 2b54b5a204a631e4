package io.github.fakeec2.network.eni;

import io.github.fakeec2.network.ElasticIp;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.RegionState;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.Address;

/** Shows an Elastic IP address as DescribeAddresses does. */
final class AddressView {

    private AddressView() {
    }

    static Address of(Row<ElasticIp> row, RegionState region) {
        return row.view(() -> build(row, region));
    }

    private static Address build(Row<ElasticIp> row, RegionState region) {
        ElasticIp eip = row.value();
        Address.Builder view = Address.builder()
                .allocationId(eip.id())
                .publicIp(eip.publicIp())
                .domain("vpc")
                .publicIpv4Pool(AddressApi.AMAZON_POOL)
                .networkBorderGroup(eip.borderGroup())
                .tags(TagRules.toSdk(row.tags()));
        if (eip.isAssociated()) {
            view.associationId(eip.association().id())
                    .networkInterfaceId(eip.association().networkInterfaceId())
                    .networkInterfaceOwnerId(region.account())
                    .privateIpAddress(eip.association().privateIp())
                    .instanceId(instanceOf(eip, region));
        }
        return view.build();
    }

    /** The instance that an address is associated with by way of an interface, or null. */
    static String instanceOf(ElasticIp eip, RegionState region) {
        if (!eip.isAssociated()) {
            return null;
        }
        NetworkInterface eni = region.table(NetworkInterface.TABLE).value(eip.association().networkInterfaceId());
        return eni.attachment() == null ? null : eni.attachment().instanceId();
    }
}
