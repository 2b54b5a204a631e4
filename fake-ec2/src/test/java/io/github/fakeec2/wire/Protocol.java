package io.github.fakeec2.wire;

import java.util.List;
import software.amazon.awssdk.core.SdkPojo;

/** The protocols, with services to speak them with: those that the SDK's client speaks them with, if there are any. */
enum Protocol {

    EC2("ec2"),
    AWS_QUERY("iam", "sts", "autoscaling", "elasticloadbalancing", "elasticloadbalancingv2", "cloudwatch"),
    AWS_JSON_1_1("ssm"),
    REST_JSON("dlm", "ebs"),
    /** The SDK's clients of these services do not speak it; a client of the test's own writes and reads it. */
    AWS_JSON_1_0("ssm"),
    /** As above: the SDK's CloudWatch client speaks AWS Query, while other SDKs speak this. */
    RPC_V2_CBOR("cloudwatch", "ssm");

    private final List<String> services;

    Protocol(String... services) {
        this.services = List.of(services);
    }

    /** As the SDK's client packages spell them. */
    List<String> services() {
        return services;
    }

    /** Whether no SDK client on the class path speaks it. */
    boolean isSpokenByTestsOnly() {
        return this == AWS_JSON_1_0 || this == RPC_V2_CBOR;
    }

    /** Whether its responses are XML, which has no way to write control characters. */
    boolean isXml() {
        return this == EC2 || this == AWS_QUERY;
    }

    /** What of a request it can carry. */
    SdkPojo carried(SdkPojo request) {
        return switch (this) {
            case EC2 -> Carried.withoutEmpties(Carried.withoutWhatTheClientDoes(request));
            case AWS_QUERY -> Carried.withoutEmpties(request);
            case REST_JSON -> Carried.withoutEmptyListsInQuery(request);
            case AWS_JSON_1_1, AWS_JSON_1_0, RPC_V2_CBOR -> request;
        };
    }
}
