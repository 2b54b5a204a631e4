package io.github.fakeec2.network.flowlog;

import io.github.fakeec2.network.NetworkInterface;
import io.github.fakeec2.state.RegionState;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a record can tell (VPC user guide, "Flow log records", section "Available fields"; transit gateway guide,
 * "Transit Gateway Flow Log records").
 */
enum LogField {
    VERSION(2, Of.BOTH, null),
    ACCOUNT_ID(2, Of.BOTH, sight -> sight.region().account()),
    INTERFACE_ID(2, Of.VPC, sight -> sight.flow().interfaceId()),
    SRCADDR(2, Of.BOTH, Sight::source),
    DSTADDR(2, Of.BOTH, Sight::destination),
    SRCPORT(2, Of.BOTH, sight -> sight.flow().sourcePort()),
    DSTPORT(2, Of.BOTH, sight -> sight.flow().destinationPort()),
    PROTOCOL(2, Of.BOTH, sight -> sight.flow().protocol()),
    PACKETS(2, Of.BOTH, sight -> sight.flow().packets()),
    BYTES(2, Of.BOTH, sight -> sight.flow().bytes()),
    START(2, Of.BOTH, sight -> sight.flow().start().getEpochSecond()),
    END(2, Of.BOTH, sight -> sight.flow().end().getEpochSecond()),
    ACTION(2, Of.VPC, sight -> sight.flow().accepted() ? "ACCEPT" : "REJECT"),
    LOG_STATUS(2, Of.BOTH, sight -> "OK"),
    VPC_ID(3, Of.VPC, sight -> sight.flow().vpcId()),
    SUBNET_ID(3, Of.VPC, sight -> sight.flow().subnetId()),
    INSTANCE_ID(3, Of.VPC, Sight::instanceId),
    TCP_FLAGS(3, Of.BOTH, sight -> sight.flow().tcpFlags()),
    TYPE(3, Of.BOTH, sight -> sight.flow().isIpv6() ? "IPv6" : "IPv4"),
    PKT_SRCADDR(3, Of.VPC, sight -> sight.flow().sourceAddress()),
    PKT_DSTADDR(3, Of.VPC, sight -> sight.flow().destinationAddress()),
    REGION(4, Of.BOTH, sight -> sight.region().name()),
    AZ_ID(4, Of.VPC, sight -> sight.eni() == null ? null : sight.eni().zoneId()),
    SUBLOCATION_TYPE(4, Of.VPC, null),
    SUBLOCATION_ID(4, Of.VPC, null),
    PKT_SRC_AWS_SERVICE(5, Of.BOTH, null),
    PKT_DST_AWS_SERVICE(5, Of.BOTH, null),
    FLOW_DIRECTION(5, Of.BOTH, sight -> sight.flow().ingress() ? "ingress" : "egress"),
    TRAFFIC_PATH(5, Of.VPC, null),
    RESOURCE_TYPE(6, Of.TRANSIT_GATEWAY, null),
    TGW_ID(6, Of.TRANSIT_GATEWAY, null),
    TGW_ATTACHMENT_ID(6, Of.TRANSIT_GATEWAY, null),
    TGW_SRC_VPC_ACCOUNT_ID(6, Of.TRANSIT_GATEWAY, null),
    TGW_DST_VPC_ACCOUNT_ID(6, Of.TRANSIT_GATEWAY, null),
    TGW_SRC_VPC_ID(6, Of.TRANSIT_GATEWAY, null),
    TGW_DST_VPC_ID(6, Of.TRANSIT_GATEWAY, null),
    TGW_SRC_SUBNET_ID(6, Of.TRANSIT_GATEWAY, null),
    TGW_DST_SUBNET_ID(6, Of.TRANSIT_GATEWAY, null),
    TGW_SRC_ENI(6, Of.TRANSIT_GATEWAY, null),
    TGW_DST_ENI(6, Of.TRANSIT_GATEWAY, null),
    TGW_SRC_AZ_ID(6, Of.TRANSIT_GATEWAY, null),
    TGW_DST_AZ_ID(6, Of.TRANSIT_GATEWAY, null),
    TGW_PAIR_ATTACHMENT_ID(6, Of.TRANSIT_GATEWAY, null),
    PACKETS_LOST_NO_ROUTE(6, Of.TRANSIT_GATEWAY, null),
    PACKETS_LOST_BLACKHOLE(6, Of.TRANSIT_GATEWAY, null),
    PACKETS_LOST_MTU_EXCEEDED(6, Of.TRANSIT_GATEWAY, null),
    PACKETS_LOST_TTL_EXPIRED(6, Of.TRANSIT_GATEWAY, null),
    ECS_CLUSTER_ARN(7, Of.VPC, null),
    ECS_CLUSTER_NAME(7, Of.VPC, null),
    ECS_CONTAINER_INSTANCE_ARN(7, Of.VPC, null),
    ECS_CONTAINER_INSTANCE_ID(7, Of.VPC, null),
    ECS_CONTAINER_ID(7, Of.VPC, null),
    ECS_SECOND_CONTAINER_ID(7, Of.VPC, null),
    ECS_SERVICE_NAME(7, Of.VPC, null),
    ECS_TASK_DEFINITION_ARN(7, Of.VPC, null),
    ECS_TASK_ARN(7, Of.VPC, null),
    ECS_TASK_ID(7, Of.VPC, null),
    REJECT_REASON(8, Of.VPC, null),
    RESOURCE_ID(9, Of.VPC, null),
    ENCRYPTION_STATUS(10, Of.VPC, null);

    private static final Map<String, LogField> BY_NAME =
            Stream.of(values()).collect(Collectors.toMap(LogField::toString, field -> field));

    /** Whose flow logs have a field. */
    private enum Of {
        VPC, TRANSIT_GATEWAY, BOTH
    }

    private final int version;
    private final Of of;
    private final Function<Sight, Object> look;

    /** @param look what it shows of a flow; null for what is not known, and for the version, which the format has */
    LogField(int version, Of of, Function<Sight, Object> look) {
        this.version = version;
        this.of = of;
        this.look = look;
    }

    /** The field of the name, such as {@code log-status}, or null. */
    static LogField named(String name, boolean ofTransitGateway) {
        LogField field = BY_NAME.get(name);
        boolean fits = field != null && field.of != (ofTransitGateway ? Of.VPC : Of.TRANSIT_GATEWAY);
        return fits ? field : null;
    }

    /** The version of flow logs that brought the field. */
    int version() {
        return version;
    }

    /** What the field shows of a flow, or null for nothing. */
    Object of(Sight sight) {
        return look == null ? null : look.apply(sight);
    }

    /** As a format names it: {@code log-status}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A flow with what is around it.
     *
     * @param eni the interface as it is now, or null where it is gone
     */
    record Sight(FlowRecord flow, NetworkInterface eni, RegionState region) {

        /**
         * The interface's own end of the flow is always its primary address, whichever address the packets have (VPC
         * user guide, "Flow log limitations").
         */
        private String own(String address) {
            return eni == null || flow.isIpv6() ? address : eni.privateIp();
        }

        private String source() {
            return flow.ingress() ? flow.sourceAddress() : own(flow.sourceAddress());
        }

        private String destination() {
            return flow.ingress() ? own(flow.destinationAddress()) : flow.destinationAddress();
        }

        private String instanceId() {
            return eni == null || eni.attachment() == null ? null : eni.attachment().instanceId();
        }
    }
}
