package io.github.fakeec2.wire;

import java.util.Arrays;

/** The services that the cloud speaks for, as the wire names them: from their service models. */
enum Service {

    EC2("ec2", "ec2", "2016-11-15", "http://ec2.amazonaws.com/doc/2016-11-15/", ""),
    ELB_V2("elasticloadbalancingv2", "elasticloadbalancing", "2015-12-01",
            "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/", ""),
    ELB("elasticloadbalancing", "elasticloadbalancing", "2012-06-01",
            "http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/", ""),
    AUTO_SCALING("autoscaling", "autoscaling", "2011-01-01", "http://autoscaling.amazonaws.com/doc/2011-01-01/", ""),
    CLOUD_WATCH("cloudwatch", "monitoring", "2010-08-01", "http://monitoring.amazonaws.com/doc/2010-08-01/",
            "GraniteServiceVersion20100801"),
    IAM("iam", "iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/", ""),
    STS("sts", "sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/", ""),
    SSM("ssm", "ssm", "2014-11-06", "", "AmazonSSM"),
    DLM("dlm", "dlm", "2018-01-12", "", ""),
    EBS("ebs", "ebs", "2019-11-02", "", "");

    private final String id;
    private final String signingName;
    private final String version;
    private final String namespace;
    private final String target;

    /**
     * @param id as the SDK's client package spells it
     * @param signingName as the scope of a signature spells it
     * @param namespace of its XML; empty where it does not speak XML
     * @param target what its JSON and CBOR protocols call it; empty where it speaks neither
     */
    Service(String id, String signingName, String version, String namespace, String target) {
        this.id = id;
        this.signingName = signingName;
        this.version = version;
        this.namespace = namespace;
        this.target = target;
    }

    String id() {
        return id;
    }

    String version() {
        return version;
    }

    String namespace() {
        return namespace;
    }

    /** Whether its operations are told by method and path. */
    boolean isRest() {
        return namespace.isEmpty() && target.isEmpty();
    }

    /** The service that has this API version, or null. */
    static Service ofVersion(String version) {
        return Arrays.stream(values()).filter(service -> !service.namespace.isEmpty())
                .filter(service -> service.version.equals(version)).findFirst().orElse(null);
    }

    /** The service that JSON and CBOR call by this name, or null. */
    static Service ofTarget(String target) {
        return Arrays.stream(values()).filter(service -> !target.isEmpty() && service.target.equals(target))
                .findFirst().orElse(null);
    }

    /** The first service that is signed for by this name, or null. */
    static Service ofSigningName(String name) {
        return Arrays.stream(values()).filter(service -> service.signingName.equals(name)).findFirst().orElse(null);
    }

    /** Whether there is a service whose client package the SDK spells so. */
    static boolean hasId(String id) {
        return Arrays.stream(values()).anyMatch(service -> service.id.equals(id));
    }
}
