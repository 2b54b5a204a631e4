package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.PartialResult;
import io.github.fakeec2.network.VpcEndpoint;
import io.github.fakeec2.network.VpcEndpoint.Type;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointConnectionNotificationRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointConnectionNotificationResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointConnectionNotificationsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointConnectionNotificationsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionNotificationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointConnectionNotificationsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointConnectionNotificationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointConnectionNotificationResponse;

/** Who is told about connections. */
@Simulates(family = "Endpoint services")
final class ConnectionNotificationApi {

    private static final Listing<ConnectionNotification> LISTING = new Listing<>(ConnectionNotification.TABLE,
            () -> EndpointFilters.NOTIFICATIONS, PageRules.capped("connectionNotificationId", 1, 1000));

    private static final Pattern TOPIC = Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[\\w.-]{1,256}");
    private static final Set<String> EVENTS = Set.of("Accept", "Connect", "Delete", "Reject");

    private final Call call;

    ConnectionNotificationApi(Call call) {
        this.call = call;
    }

    @Limits("Nothing is published: there is no SNS topic to publish to.")
    CreateVpcEndpointConnectionNotificationResponse createVpcEndpointConnectionNotification(
            CreateVpcEndpointConnectionNotificationRequest request) {
        requireTopic(request.connectionNotificationArn());
        requireEvents(Required.list("connectionEvents", request.connectionEvents()));
        boolean ofService = request.serviceId() != null;
        if (ofService == (request.vpcEndpointId() != null)) {
            throw AwsError.of("InvalidParameter", "Exactly one of ServiceId and VpcEndpointId must be specified");
        }
        if (ofService) {
            EndpointServices.get(call, request.serviceId());
        } else {
            requireInterface(call.table(VpcEndpoint.TABLE).get(request.vpcEndpointId()).value());
        }
        var notification = new ConnectionNotification(call.nextId(ConnectionNotification.TABLE), request.serviceId(),
                request.vpcEndpointId(), request.connectionNotificationArn(),
                List.copyOf(new LinkedHashSet<>(request.connectionEvents())));
        Row<ConnectionNotification> row = call.table(ConnectionNotification.TABLE).insert(notification, Map.of());
        return CreateVpcEndpointConnectionNotificationResponse.builder()
                .connectionNotification(view(row))
                .clientToken(request.clientToken())
                .build();
    }

    private static void requireInterface(VpcEndpoint endpoint) {
        if (endpoint.type() == Type.GATEWAY) {
            throw AwsError.of("InvalidParameter",
                    "Connection notifications are not supported for Gateway type VPC Endpoints");
        }
    }

    private static void requireTopic(String arn) {
        if (!TOPIC.matcher(Required.text("connectionNotificationArn", arn)).matches()) {
            throw AwsError.of("InvalidParameter", "Invalid SNS topic ARN: '" + arn + "'");
        }
    }

    private static void requireEvents(List<String> events) {
        for (String event : events) {
            if (event == null || !EVENTS.contains(event)) {
                throw AwsError.of("InvalidParameter", "Invalid connection event: '" + event
                        + "'. Valid values are Accept, Connect, Delete and Reject");
            }
        }
    }

    DescribeVpcEndpointConnectionNotificationsResponse describeVpcEndpointConnectionNotifications(
            DescribeVpcEndpointConnectionNotificationsRequest request) {
        List<String> ids = request.connectionNotificationId() == null
                ? List.of() : List.of(request.connectionNotificationId());
        Page<ConnectionNotification> page = LISTING.page(call.region(), ids, request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeVpcEndpointConnectionNotificationsResponse.builder()
                .connectionNotificationSet(page.map(this::view))
                .nextToken(page.nextToken())
                .build();
    }

    ModifyVpcEndpointConnectionNotificationResponse modifyVpcEndpointConnectionNotification(
            ModifyVpcEndpointConnectionNotificationRequest request) {
        ConnectionNotification known = call.table(ConnectionNotification.TABLE)
                .get(Required.text("connectionNotificationId", request.connectionNotificationId())).value();
        String topic = known.topicArn();
        if (request.connectionNotificationArn() != null) {
            topic = request.connectionNotificationArn();
            requireTopic(topic);
        }
        requireEvents(request.connectionEvents());
        List<String> events = request.connectionEvents().isEmpty()
                ? known.events() : List.copyOf(new LinkedHashSet<>(request.connectionEvents()));
        call.table(ConnectionNotification.TABLE).update(known.with(topic, events));
        return ModifyVpcEndpointConnectionNotificationResponse.builder().returnValue(true).build();
    }

    DeleteVpcEndpointConnectionNotificationsResponse deleteVpcEndpointConnectionNotifications(
            DeleteVpcEndpointConnectionNotificationsRequest request) {
        List<String> ids = Required.list("connectionNotificationIds", request.connectionNotificationIds());
        PartialResult result = new PartialResult();
        for (String id : new LinkedHashSet<>(ids)) {
            result.attempt(id, () -> call.table(ConnectionNotification.TABLE)
                    .delete(call.table(ConnectionNotification.TABLE).get(String.valueOf(id)).id()));
        }
        return DeleteVpcEndpointConnectionNotificationsResponse.builder().unsuccessful(result.unsuccessful()).build();
    }

    private software.amazon.awssdk.services.ec2.model.ConnectionNotification view(Row<ConnectionNotification> row) {
        ConnectionNotification notification = row.value();
        return software.amazon.awssdk.services.ec2.model.ConnectionNotification.builder()
                .connectionNotificationId(notification.id())
                .connectionNotificationType("Topic")
                .connectionNotificationState(notification.stateName())
                .connectionNotificationArn(notification.topicArn())
                .connectionEvents(notification.events())
                .serviceId(notification.serviceId())
                .vpcEndpointId(notification.endpointId())
                .applyMutation(NewerSdk.member("ConnectionNotification.serviceRegion",
                        view -> view.serviceRegion(call.region().name())))
                .build();
    }
}
