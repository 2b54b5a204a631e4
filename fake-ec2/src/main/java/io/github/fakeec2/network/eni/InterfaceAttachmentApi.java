package io.github.fakeec2.network.eni;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.InterfaceAddresses;
import io.github.fakeec2.network.InterfaceHost;
import io.github.fakeec2.network.InterfaceHosts;
import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.network.NetworkInterface.Attachment;
import io.github.fakeec2.network.NetworkInterfaces;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.state.Ids;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.time.Delay;
import java.util.Collection;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceResponse;

/** Attaches interfaces to instances, and detaches them (EC2 user guide, "Elastic network interfaces"). */
@Simulates(family = "Network interfaces")
final class InterfaceAttachmentApi {

    private static final SimulatedMembers ATTACH = SimulatedMembers.of("AttachNetworkInterface", "", "DeviceIndex",
            "DryRun", "InstanceId", "NetworkInterfaceId");

    private static final String BY_USER = "eni-attach-";
    private static final String BY_SERVICE = "ela-attach-";

    private final Call call;
    private final Table<NetworkInterface> interfaces;

    InterfaceAttachmentApi(Call call) {
        this.call = call;
        this.interfaces = call.table(NetworkInterface.TABLE);
    }

    @Limits("Network cards other than the first, ENA Express and interfaces of other accounts are not simulated; "
            + "neither is which instance types have EFA.")
    AttachNetworkInterfaceResponse attachNetworkInterface(AttachNetworkInterfaceRequest request) {
        ATTACH.requireNoOther(request);
        String id = Required.text("networkInterfaceId", request.networkInterfaceId());
        String instanceId = Required.text("instanceId", request.instanceId());
        if (request.deviceIndex() == null) {
            throw Required.missing("deviceIndex");
        }
        NetworkInterface eni = NetworkInterfaces.requireFree(call, id);
        InterfaceHost host = InterfaceHosts.get(call, instanceId);
        if (!host.isIn("running", "stopped")) {
            throw AwsError.of("IncorrectState",
                    "Instance '" + instanceId + "' is not in a valid state for this operation: " + host.stateName());
        }
        if (!host.zone().equals(eni.zone())) {
            throw AwsError.of("InvalidParameterCombination", "You may not attach a network interface to an instance if "
                    + "they are not in the same availability zone");
        }
        if (Trunks.uses(call, id)) {
            throw AwsError.of("InvalidNetworkInterface.InUse", "Interface: [" + id + "] in use.");
        }
        requireRoom(host, request.deviceIndex());
        InterfaceAddresses.requireFits(host, eni.addressing().ipv4Slots(), eni.addressing().ipv6Slots());
        Attachment attachment =
                NetworkInterfaces.attach(call, id, instanceId, request.deviceIndex(), false);
        call.begin(Delay.INTERFACE_ATTACH, "attach interface", later -> finish(later, id, attachment));
        return AttachNetworkInterfaceResponse.builder()
                .attachmentId(attachment.id())
                .networkCardIndex(attachment.networkCardIndex())
                .build();
    }

    private void requireRoom(InterfaceHost host, int deviceIndex) {
        if (deviceIndex < 0) {
            throw AwsError.of("InvalidParameterValue",
                    "Value (" + deviceIndex + ") for parameter deviceIndex is invalid.");
        }
        Collection<Row<NetworkInterface>> attached = interfaces.by(NetworkInterface.BY_INSTANCE, host.id());
        for (Row<NetworkInterface> row : attached) {
            if (row.value().attachment().deviceIndex() == deviceIndex) {
                throw AwsError.of("InvalidParameterValue", "Instance '" + host.id()
                        + "' already has an interface attached at device index '" + deviceIndex + "'.");
            }
        }
        if (attached.size() >= host.maxInterfaces()) {
            throw AwsError.of("AttachmentLimitExceeded", "Interface count " + (attached.size() + 1)
                    + " exceeds the limit for " + host.typeName());
        }
    }

    private static void finish(Call later, String id, Attachment attachment) {
        Row<NetworkInterface> row = later.table(NetworkInterface.TABLE).find(id);
        if (row != null && attachment.equals(row.value().attachment())) {
            later.table(NetworkInterface.TABLE).update(row.value().withAttachment(attachment.withStatus("attached")));
        }
    }

    DetachNetworkInterfaceResponse detachNetworkInterface(DetachNetworkInterfaceRequest request) {
        NetworkInterface eni = attached(Required.text("attachmentId", request.attachmentId()));
        if (eni.attachment().deviceIndex() == 0) {
            throw AwsError.of("OperationNotPermitted",
                    "The network interface at device index 0 cannot be detached.");
        }
        Attachment detaching = eni.attachment().withStatus("detaching");
        interfaces.update(eni.withAttachment(detaching));
        if (Boolean.TRUE.equals(request.force())) {
            detach(call, eni.id(), detaching);
        } else {
            call.begin(Delay.INTERFACE_DETACH, "detach interface", later -> detach(later, eni.id(), detaching));
        }
        return DetachNetworkInterfaceResponse.builder().build();
    }

    private static void detach(Call later, String id, Attachment detaching) {
        Row<NetworkInterface> row = later.table(NetworkInterface.TABLE).find(id);
        if (row != null && detaching.equals(row.value().attachment())) {
            later.table(NetworkInterface.TABLE).update(row.value().withAttachment(null));
        }
    }

    private NetworkInterface attached(String attachmentId) {
        for (Row<NetworkInterface> row : interfaces.all()) { // an index would cost every launch something
            Attachment attachment = row.value().attachment();
            if (attachment != null && attachment.id().equals(attachmentId)) {
                if (attachmentId.startsWith(BY_SERVICE)) {
                    throw AwsError.of("OperationNotPermitted",
                            "You are not allowed to manage 'ela-attach' attachments.");
                }
                return row.value();
            }
        }
        if (!Ids.isWellFormed(attachmentId, BY_USER) && !Ids.isWellFormed(attachmentId, BY_SERVICE)) {
            throw AwsError.of("InvalidNetworkInterfaceAttachmentId.Malformed", "Invalid id: \""
                    + (attachmentId.length() <= 255 ? attachmentId : attachmentId.substring(0, 255) + "...")
                    + "\" (expecting \"eni-attach-...\")");
        }
        throw AwsError.of("InvalidAttachmentID.NotFound",
                "The networkInterfaceAttachment ID '" + attachmentId + "' does not exist");
    }
}
