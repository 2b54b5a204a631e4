package io.github.fakeec2.assertions;

import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.reachability.Endpoint;
import java.util.List;

/** The way from where packets come from to where they go to. To name an end reads nothing and cannot fail. */
public class SourceAssert extends AbstractEc2Assert<SourceAssert> {

    static final String NEED = "To ask who reaches whom needs the networks of a fake cloud";

    private final End source;

    SourceAssert(Scope scope, End source) {
        super(scope);
        this.source = source;
    }

    /**
     * Goes on to a target.
     *
     * @param target the id of an instance, network interface or VPC endpoint, or an IP address; or the id of a subnet,
     *     VPC or security group for all that has a network interface there
     */
    public TrafficAssert to(String target) {
        return to(End.named(target), false);
    }

    /** Goes on to several targets, each as {@link #to} takes it, of which one is enough to be reachable. */
    public TrafficAssert toAnyOf(String... targets) {
        return to(End.allOf(List.of(Inputs.requiredTexts(targets, "target"))), true);
    }

    /** Goes on to several targets, each as {@link #to} takes it, all of which must be reachable. */
    public TrafficAssert toAllOf(String... targets) {
        return to(End.allOf(List.of(Inputs.requiredTexts(targets, "target"))), false);
    }

    /** Goes on to the internet, whatever address in it. */
    public TrafficAssert toInternet() {
        return to(End.of("the internet", Endpoint.internet()), false);
    }

    /** Goes on to one address in the internet. */
    public TrafficAssert toInternet(String address) {
        return to(End.of(address, Endpoint.internet(IpAddress.parse(address))), false);
    }

    private TrafficAssert to(End target, boolean anyTarget) {
        scope().cloud(NEED);
        return navigate(new TrafficAssert(scope(), source, target, anyTarget));
    }
}
