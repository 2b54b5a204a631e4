package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.AddressWish;
import io.github.fakeec2.network.InterfaceAddresses;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.Settings;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.network.SecurityGroups;
import io.github.fakeec2.network.Subnet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;

/** Makes, lists and deletes network interfaces. */
@Simulates(family = "Network interfaces")
final class NetworkInterfaceApi {

    private static final Listing<NetworkInterface> LISTING =
            new Listing<>(NetworkInterface.TABLE, () -> NetworkInterfaceFilters.ALL,
                    PageRules.upperCase("NetworkInterfaceIds", 5, 1000));

    private static final SimulatedMembers CREATE = SimulatedMembers.of("CreateNetworkInterface", "", "ClientToken",
            "Description", "DryRun", "Groups", "InterfaceType", "Ipv4PrefixCount", "Ipv4Prefixes", "Ipv6AddressCount",
            "Ipv6Addresses", "Ipv6PrefixCount", "Ipv6Prefixes", "PrivateIpAddress", "PrivateIpAddresses",
            "SecondaryPrivateIpAddressCount", "SubnetId", "TagSpecifications");

    private static final int LONGEST_DESCRIPTION = 255;

    private final Call call;

    NetworkInterfaceApi(Call call) {
        this.call = call;
    }

    @Limits("EFA-only interfaces, primary IPv6 addresses and connection tracking timeouts are not simulated.")
    CreateNetworkInterfaceResponse createNetworkInterface(CreateNetworkInterfaceRequest request) {
        CREATE.requireNoOther(request);
        String type = NetworkInterface.TABLE.resourceType();
        Map<String, String> tags =
                TagRules.onCreate(request.tagSpecifications(), type, Set.of(type), "InvalidParameter");
        Subnet subnet = call.table(Subnet.TABLE).get(Required.text("subnetId", request.subnetId())).value();
        AddressWish wish = wish(request);
        InterfaceAddresses.requireFits(null, wish.ipv4Slots(), wish.ipv6Slots());
        List<String> groups =
                SecurityGroups.resolve(call, subnet.vpcId(), subnet.id(), request.groups(), List.of());
        Settings settings = new Settings(groups, description(request.description()), true, false);
        Row<NetworkInterface> row =
                NetworkInterfaces.create(call, subnet, kind(request.interfaceTypeAsString()), wish, settings, tags);
        return CreateNetworkInterfaceResponse.builder()
                .networkInterface(NetworkInterfaceView.of(row, call.region()))
                .clientToken(request.clientToken())
                .build();
    }

    private static AddressWish wish(CreateNetworkInterfaceRequest request) {
        return AddressWish.ANY.primary(request.privateIpAddress())
                .specified(request.privateIpAddresses())
                .secondaryCount(request.secondaryPrivateIpAddressCount())
                .ipv4Prefixes(AddressWish.ipv4Texts(request.ipv4Prefixes()), request.ipv4PrefixCount())
                .ipv6(AddressWish.addressTexts(request.ipv6Addresses()), request.ipv6AddressCount())
                .ipv6Prefixes(AddressWish.ipv6Texts(request.ipv6Prefixes()), request.ipv6PrefixCount());
    }

    private static String kind(String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return NetworkInterfaces.PLAIN;
        }
        return switch (wanted) {
            case NetworkInterfaces.PLAIN, "efa", Trunks.TRUNK, Trunks.BRANCH -> wanted;
            case "efa-only" -> throw new NotSimulatedException(
                    "CreateNetworkInterface with interfaceType=efa-only is not simulated by Fake EC2 yet");
            default -> throw AwsError.of("InvalidParameterValue",
                    "Value (" + wanted + ") for parameter interfaceType is invalid.");
        };
    }

    static String description(String text) {
        if (text != null && text.length() > LONGEST_DESCRIPTION) {
            throw AwsError.of("InvalidParameterValue", "Value (" + text.substring(0, LONGEST_DESCRIPTION)
                    + "...) for parameter description is invalid. Length exceeds maximum of " + LONGEST_DESCRIPTION
                    + ".");
        }
        return text == null ? "" : text;
    }

    DescribeNetworkInterfacesResponse describeNetworkInterfaces(DescribeNetworkInterfacesRequest request) {
        Page<NetworkInterface> page = LISTING.page(call.region(), request.networkInterfaceIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(page.map(row -> NetworkInterfaceView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    /** Deleting an interface lets go of its addresses, Elastic IP addresses included. */
    DeleteNetworkInterfaceResponse deleteNetworkInterface(DeleteNetworkInterfaceRequest request) {
        NetworkInterface eni = call.table(NetworkInterface.TABLE)
                .get(Required.text("networkInterfaceId", request.networkInterfaceId())).value();
        if (eni.attachment() != null || Trunks.uses(call, eni.id())) {
            throw AwsError.of("InvalidParameterValue",
                    "Network interface '" + eni.id() + "' is currently in use.");
        }
        NetworkInterfaces.delete(call, eni.id());
        InterfacePermission.forgetAll(call, eni.id());
        return DeleteNetworkInterfaceResponse.builder().build();
    }
}
