package io.github.fakeec2.assertions;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.reachability.Endpoint;
import io.github.fakeec2.reachability.Flow;
import io.github.fakeec2.reachability.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Assertions on whether packets arrive and their answers come back. Where an end stands for several, such as all that
 * is in a subnet, each assertion is about every pair of them. A failure shows the way of the packet, hop by hop.
 */
public class ReachabilityAssert extends AbstractEc2Assert<ReachabilityAssert> {

    private final End source;
    private final End target;
    private final boolean anyTarget;
    private final BiFunction<Endpoint, Endpoint, Flow> kind;

    ReachabilityAssert(Scope scope, End source, End target, boolean anyTarget,
            BiFunction<Endpoint, Endpoint, Flow> kind) {
        super(scope);
        this.source = source;
        this.target = target;
        this.anyTarget = anyTarget;
        this.kind = kind;
    }

    /** Every source reaches every target, or one of them after {@code toAnyOf}, and gets an answer. */
    public ReachabilityAssert isReachable() {
        return check(() -> {
            for (List<Verdict> fromOne : verdicts()) {
                List<Verdict> blocked = fromOne.stream().filter(verdict -> !verdict.isReachable()).toList();
                if (anyTarget ? blocked.size() == fromOne.size() : !blocked.isEmpty()) {
                    throw failure(blockedText(blocked.get(0)), blocked.size());
                }
            }
        });
    }

    /** No source reaches any of the targets and gets an answer. */
    public ReachabilityAssert isBlocked() {
        return expectNone(Verdict::isReachable, verdict -> "Expecting " + verdict.source() + " not to reach "
                + verdict.target() + on(verdict) + ", but it does:\n" + verdict.way());
    }

    /**
     * No source reaches any of the targets, and what drops the packet or its answer is this: the id of an interface,
     * network ACL, route table, gateway or the like, or of a security group of the interface that drops it.
     */
    public ReachabilityAssert isBlockedBy(String componentId) {
        Inputs.requiredText(componentId, "component id");
        return expectNone(verdict -> !isDroppedBy(verdict, componentId),
                verdict -> "Expecting " + componentId + " to keep " + verdict.source() + " from reaching "
                        + verdict.target() + on(verdict) + ", but "
                        + verdict.droppingHop().map(hop -> "hop " + hop.number() + " does:").orElse("it is reachable:")
                        + "\n" + verdict.way());
    }

    /** Every target that is reachable takes the source for this address: after NAT, another one than its own. */
    public ReachabilityAssert isSeenAs(String address) {
        Inputs.requiredText(address, "address");
        isReachable();
        return expectNone(verdict -> verdict.isReachable() && !verdict.sourceSeenAs().toString().equals(address),
                verdict -> "Expecting " + verdict.source() + " to be seen as " + address
                        + ", but it is seen as " + verdict.sourceSeenAs() + ":\n" + verdict.way());
    }

    private static String blockedText(Verdict verdict) {
        return "Expecting " + verdict.source() + " to reach " + verdict.target() + on(verdict) + ", but "
                + verdict.droppingHop().map(hop -> "hop " + hop.number() + " drops the ").orElse("nothing takes the ")
                + (verdict.arrives() ? "answer" : "packet") + ":\n" + verdict.way();
    }

    private static boolean isDroppedBy(Verdict verdict, String componentId) {
        return verdict.droppingHop().filter(hop -> hop.componentId().equals(componentId)
                || hop.label().contains(componentId)).isPresent();
    }

    private static String on(Verdict verdict) {
        return " on " + (verdict.sent().protocol() < 0 ? "any protocol" : verdict.sent().traffic());
    }

    private ReachabilityAssert expectNone(Predicate<Verdict> offence, Function<Verdict, String> message) {
        return check(() -> {
            for (List<Verdict> fromOne : verdicts()) {
                List<Verdict> offences = fromOne.stream().filter(offence).toList();
                if (!offences.isEmpty()) {
                    throw failure(message.apply(offences.get(0)), offences.size());
                }
            }
        });
    }

    private AssertionError failure(String message, int targets) {
        return new AssertionError(report(message)
                + (targets == 1 ? "" : "\nso it is with " + (targets - 1) + " more of the targets"));
    }

    /**
     * What becomes of the traffic from each source to each target but itself.
     *
     * @throws AssertionError if there is no other end than itself, about which anything could be said
     */
    private List<List<Verdict>> verdicts() {
        FakeCloud cloud = scope().cloud(SourceAssert.NEED);
        List<Endpoint> targets = target.in(cloud);
        List<List<Verdict>> all = new ArrayList<>();
        for (Endpoint from : source.in(cloud)) {
            List<Verdict> fromOne = targets.stream().filter(to -> !to.equals(from))
                    .map(to -> cloud.network().trace(kind.apply(from, to))).toList();
            if (!fromOne.isEmpty()) {
                all.add(fromOne);
            }
        }
        if (all.isEmpty()) {
            throw new AssertionError(report("Expecting two ends that could talk to each other, but " + source.text()
                    + " and " + target.text() + " are the same one").toString());
        }
        return all;
    }
}
