package io.github.fakeec2.network.eni;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.AutomaticAddresses;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.Attachment;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachmentChanges;
import software.amazon.awssdk.services.ec2.model.ResetNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetNetworkInterfaceAttributeResponse;

/** Shows and changes attributes of network interfaces, one at a time. */
@Simulates(family = "Network interfaces")
final class InterfaceAttributeApi {

    private static final SimulatedMembers MODIFY = SimulatedMembers.of("ModifyNetworkInterfaceAttribute", "",
            "AssociatePublicIpAddress", "Attachment", "Description", "DryRun", "Groups", "NetworkInterfaceId",
            "SourceDestCheck");

    private static final SimulatedMembers ATTACHMENT = SimulatedMembers.of("ModifyNetworkInterfaceAttribute",
            "attachment.", "AttachmentId", "DeleteOnTermination");

    private final Call call;
    private final Table<NetworkInterface> interfaces;

    InterfaceAttributeApi(Call call) {
        this.call = call;
        this.interfaces = call.table(NetworkInterface.TABLE);
    }

    DescribeNetworkInterfaceAttributeResponse describeNetworkInterfaceAttribute(
            DescribeNetworkInterfaceAttributeRequest request) {
        String id = Required.text("networkInterfaceId", request.networkInterfaceId());
        String attribute = Required.text("attribute", request.attributeAsString());
        Row<NetworkInterface> row = interfaces.get(id);
        var eni = NetworkInterfaceView.of(row, call.region());
        var response = DescribeNetworkInterfaceAttributeResponse.builder()
                .networkInterfaceId(eni.networkInterfaceId());
        switch (attribute) {
            case "description" -> response.description(text -> text.value(eni.description()));
            case "groupSet" -> response.groups(eni.groups());
            case "sourceDestCheck" -> response.sourceDestCheck(check -> check.value(eni.sourceDestCheck()));
            case "attachment" -> response.attachment(eni.attachment());
            case "associatePublicIpAddress" -> response.applyMutation(
                    NewerSdk.member("DescribeNetworkInterfaceAttributeResponse.associatePublicIpAddress",
                            view -> view.associatePublicIpAddress(row.value().settings().publicAddress())));
            default -> throw AwsError.of("InvalidParameterValue", "Invalid attribute: " + attribute);
        }
        return response.build();
    }

    @Limits("ENA Express, primary IPv6 addresses, connection tracking timeouts and associated subnets are not "
            + "simulated; requests for them are refused.")
    ModifyNetworkInterfaceAttributeResponse modifyNetworkInterfaceAttribute(
            ModifyNetworkInterfaceAttributeRequest request) {
        MODIFY.requireNoOther(request);
        NetworkInterface eni = owned(request.networkInterfaceId());
        // By its name, since the SDK has a getter for it only from some version on.
        Optional<Boolean> publicAddress = request.getValueForField("AssociatePublicIpAddress", Boolean.class);
        requireOne(request, publicAddress.isPresent());
        if (request.description() != null) {
            interfaces.update(eni.withSettings(eni.settings().withDescription(
                    NetworkInterfaceApi.description(request.description().value()))));
        } else if (request.sourceDestCheck() != null) {
            if (request.sourceDestCheck().value() == null) {
                throw Required.missing("sourceDestCheck");
            }
            NetworkInterfaces.check(call, eni, request.sourceDestCheck().value());
        } else if (!request.groups().isEmpty()) {
            NetworkInterfaces.changeGroups(call, eni, request.groups());
        } else if (request.attachment() != null) {
            changeAttachment(eni, request.attachment());
        } else {
            publicAddress.ifPresent(wanted -> changePublicAddress(eni, wanted));
        }
        return ModifyNetworkInterfaceAttributeResponse.builder().build();
    }

    private static void requireOne(ModifyNetworkInterfaceAttributeRequest request, boolean publicAddress) {
        List<String> given = new ArrayList<>();
        addIf(request.description() != null, "description", given);
        addIf(request.sourceDestCheck() != null, "sourceDestCheck", given);
        addIf(!request.groups().isEmpty(), "groupSet", given);
        addIf(request.attachment() != null, "attachment", given);
        addIf(publicAddress, "associatePublicIpAddress", given);
        if (given.isEmpty()) {
            throw AwsError.of("InvalidParameterCombination", "No attributes specified.");
        }
        if (given.size() > 1) {
            throw AwsError.of("InvalidParameterCombination",
                    "Fields for multiple attribute types specified: " + String.join(", ", given));
        }
    }

    private static void addIf(boolean condition, String attribute, List<String> given) {
        if (condition) {
            given.add(attribute);
        }
    }

    private void changeAttachment(NetworkInterface eni, NetworkInterfaceAttachmentChanges changes) {
        ATTACHMENT.requireNoOther(changes);
        String id = Required.text("attachment.attachmentId", changes.attachmentId());
        Attachment attachment = eni.attachment();
        if (attachment == null || !attachment.id().equals(id)) {
            throw AwsError.of("InvalidAttachmentID.NotFound",
                    "The networkInterfaceAttachment ID '" + id + "' does not exist");
        }
        if (changes.deleteOnTermination() == null) {
            throw Required.missing("attachment.deleteOnTermination");
        }
        interfaces.update(eni.withAttachment(attachment.withDeleteOnTermination(changes.deleteOnTermination())));
    }

    /** "This option can be enabled for any network interface but will only apply to the primary" (API reference). */
    private void changePublicAddress(NetworkInterface eni, boolean wanted) {
        NetworkInterface changed =
                interfaces.update(eni.withSettings(eni.settings().withPublicAddress(wanted))).value();
        if (wanted) {
            AutomaticAddresses.assignIfRunning(call, eni.id());
        } else {
            AutomaticAddresses.release(call, changed);
        }
    }

    ResetNetworkInterfaceAttributeResponse resetNetworkInterfaceAttribute(
            ResetNetworkInterfaceAttributeRequest request) {
        NetworkInterface eni = owned(request.networkInterfaceId());
        Required.text("sourceDestCheck", request.sourceDestCheck());
        NetworkInterfaces.check(call, eni, true);
        return ResetNetworkInterfaceAttributeResponse.builder().build();
    }

    private NetworkInterface owned(String id) {
        NetworkInterface eni = interfaces.get(Required.text("networkInterfaceId", id)).value();
        Managed.refuse(eni);
        return eni;
    }
}
