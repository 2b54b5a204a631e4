package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.AssociateTrunkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AssociateTrunkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTrunkInterfaceAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTrunkInterfaceAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateTrunkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateTrunkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.TrunkInterfaceAssociation;

/** Associates branch interfaces with trunk interfaces (API reference, AssociateTrunkInterface). Messages are ours. */
@Simulates(family = "Network interfaces")
final class TrunkApi {

    private static final FilterSet<TrunkAssociation> FILTERS =
            FilterSet.<TrunkAssociation>of("DescribeTrunkInterfaceAssociations")
                    .on("gre-key", (row, region) -> row.value().greKey())
                    .on("interface-protocol", (row, region) -> row.value().protocol());

    private static final Listing<TrunkAssociation> LISTING = new Listing<>(TrunkAssociation.TABLE, () -> FILTERS,
            PageRules.upperCase("AssociationIds", 5, 255));

    private static final int LAST_VLAN = 4094;

    private final Call call;
    private final Table<TrunkAssociation> associations;
    private final Table<NetworkInterface> interfaces;

    TrunkApi(Call call) {
        this.call = call;
        this.associations = call.table(TrunkAssociation.TABLE);
        this.interfaces = call.table(NetworkInterface.TABLE);
    }

    AssociateTrunkInterfaceResponse associateTrunkInterface(AssociateTrunkInterfaceRequest request) {
        NetworkInterface branch = owned("branchInterfaceId", request.branchInterfaceId());
        NetworkInterface trunk = owned("trunkInterfaceId", request.trunkInterfaceId());
        requireKey(request.vlanId(), request.greKey());
        if (!trunk.kind().equals(Trunks.TRUNK)) {
            throw AwsError.of("InvalidParameterValue", "Network interface '" + trunk.id() + "' is not a trunk");
        }
        if (branch.kind().equals(Trunks.TRUNK) || branch.attachment() != null || Trunks.uses(call, branch.id())) {
            throw AwsError.of("InvalidNetworkInterface.InUse", "Interface: [" + branch.id() + "] in use.");
        }
        for (Row<TrunkAssociation> row : associations.by(TrunkAssociation.BY_INTERFACE, trunk.id())) {
            if (Objects.equals(row.value().vlanId(), request.vlanId())
                    && Objects.equals(row.value().greKey(), request.greKey())) {
                throw AwsError.of("InvalidParameterValue",
                        "Network interface '" + trunk.id() + "' has a branch with this VLAN ID or GRE key");
            }
        }
        interfaces.update(branch.withKind(Trunks.BRANCH));
        Row<TrunkAssociation> row = associations.insert(new TrunkAssociation(call.nextId(TrunkAssociation.TABLE),
                branch.id(), trunk.id(), request.vlanId(), request.greKey(), branch.kind()), Map.of());
        return AssociateTrunkInterfaceResponse.builder()
                .interfaceAssociation(view(row))
                .clientToken(request.clientToken())
                .build();
    }

    private NetworkInterface owned(String parameter, String id) {
        NetworkInterface eni = interfaces.get(Required.text(parameter, id)).value();
        Managed.refuse(eni);
        return eni;
    }

    private static void requireKey(Integer vlanId, Integer greKey) {
        if ((vlanId == null) == (greKey == null)) {
            throw vlanId == null
                    ? AwsError.of("MissingParameter", "The request must contain exactly one of vlanId, greKey")
                    : AwsError.of("InvalidParameterCombination",
                            "The parameter vlanId cannot be used with the parameter greKey");
        }
        if (vlanId != null && (vlanId < 1 || vlanId > LAST_VLAN)) {
            throw AwsError.of("InvalidParameterValue", "Value (" + vlanId + ") for parameter vlanId is invalid.");
        }
        if (greKey != null && greKey < 0) {
            throw AwsError.of("InvalidParameterValue", "Value (" + greKey + ") for parameter greKey is invalid.");
        }
    }

    DisassociateTrunkInterfaceResponse disassociateTrunkInterface(DisassociateTrunkInterfaceRequest request) {
        TrunkAssociation association =
                associations.get(Required.text("associationId", request.associationId())).value();
        associations.delete(association.id());
        interfaces.update(interfaces.value(association.branchId()).withKind(association.branchKind()));
        return DisassociateTrunkInterfaceResponse.builder()
                .returnValue(true)
                .clientToken(request.clientToken())
                .build();
    }

    DescribeTrunkInterfaceAssociationsResponse describeTrunkInterfaceAssociations(
            DescribeTrunkInterfaceAssociationsRequest request) {
        Page<TrunkAssociation> page = LISTING.page(call.region(), request.associationIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeTrunkInterfaceAssociationsResponse.builder()
                .interfaceAssociations(page.map(TrunkApi::view))
                .nextToken(page.nextToken())
                .build();
    }

    private static TrunkInterfaceAssociation view(Row<TrunkAssociation> row) {
        TrunkAssociation association = row.value();
        return row.view(() -> TrunkInterfaceAssociation.builder()
                .associationId(association.id())
                .branchInterfaceId(association.branchId())
                .trunkInterfaceId(association.trunkId())
                .interfaceProtocol(association.protocol())
                .vlanId(association.vlanId())
                .greKey(association.greKey())
                .tags(TagRules.toSdk(row.tags()))
                .build());
    }
}
