package io.github.fakeec2.network.endpoint;

import io.github.fakeec2.state.Resource;
import io.github.fakeec2.state.TableType;
import java.util.List;

/**
 * That an SNS topic is told about the connections of an endpoint service, or of an endpoint.
 *
 * @param serviceId the service, or null
 * @param endpointId the endpoint, or null
 * @param events {@code Accept}, {@code Connect}, {@code Delete}, {@code Reject}
 */
record ConnectionNotification(String id, String serviceId, String endpointId, String topicArn, List<String> events)
        implements Resource {

    static final TableType<ConnectionNotification> TABLE =
            TableType.<ConnectionNotification>of("vpc-endpoint-connection-notification", "vpce-nfn-")
                    .notFound("InvalidConnectionNotification", "The connection notification '%s' does not exist",
                            "The connection notifications '%s' do not exist")
                    .malformed("InvalidConnectionNotification", "Invalid connection notification Id: '%s' (expecting "
                            + "'vpce-nfn-...')");

    /** Finds the notifications of a service or an endpoint. */
    static final TableType.Index<ConnectionNotification> BY_SUBJECT =
            TABLE.index(notification -> notification.serviceId() != null
                    ? notification.serviceId() : notification.endpointId());

    @Override
    public String stateName() {
        return "Enabled";
    }

    ConnectionNotification with(String otherTopicArn, List<String> otherEvents) {
        return new ConnectionNotification(id, serviceId, endpointId, otherTopicArn, otherEvents);
    }
}
