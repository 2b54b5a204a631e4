package com.example.janitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * Cleans an account up: stops instances that nobody owns, terminates them when nobody has come for them, deletes
 * security groups that nothing uses and old key pairs.
 *
 * <p>Something is owned if it has a tag {@code owner}. What AWS refuses to let go (termination protection, a group that
 * another one refers to) is left and reported; it does not keep the rest from being cleaned.
 */
public final class Janitor {

    private static final String OWNER_TAG = "owner";
    private static final int PAGE = 100;

    /** "User initiated (2026-01-31 23:59:59 GMT)": the only place where EC2 tells since when an instance is stopped. */
    private static final Pattern TRANSITION = Pattern.compile("\\((\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) GMT\\)");
    private static final DateTimeFormatter TRANSITION_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Ec2Client ec2;
    private final Clock clock;
    private final HouseRules rules;
    private final boolean dryRun;

    /** A janitor that cleans. */
    public Janitor(Ec2Client ec2, Clock clock, HouseRules rules) {
        this(ec2, clock, rules, false);
    }

    private Janitor(Ec2Client ec2, Clock clock, HouseRules rules, boolean dryRun) {
        this.ec2 = ec2;
        this.clock = clock;
        this.rules = rules;
        this.dryRun = dryRun;
    }

    /** A janitor that asks EC2 what it would be allowed to do, and does nothing. */
    public Janitor onlyLooking() {
        return new Janitor(ec2, clock, rules, true);
    }

    /** Cleans once. */
    public Cleaning clean() {
        Cleaning cleaning = new Cleaning();
        List<Instance> instances = ec2.describeInstancesPaginator(r -> r.maxResults(PAGE))
                .reservations().stream().flatMap(reservation -> reservation.instances().stream()).toList();
        instances.forEach(instance -> clean(instance, cleaning));
        deleteUnusedGroups(cleaning);
        deleteOldKeys(instances, cleaning);
        return cleaning;
    }

    private void clean(Instance instance, Cleaning cleaning) {
        String id = instance.instanceId();
        if (instance.tags().stream().anyMatch(tag -> tag.key().equals(OWNER_TAG))) {
            return;
        }
        InstanceStateName state = instance.state().name();
        if (state == InstanceStateName.RUNNING && isOlder(instance.launchTime(), rules.unownedRunFor())) {
            attempt(id, cleaning, cleaning::stop, () -> ec2.stopInstances(r -> r.instanceIds(id).dryRun(dryRun)));
        } else if (state == InstanceStateName.STOPPED
                && stoppedAt(instance).filter(at -> isOlder(at, rules.stoppedFor())).isPresent()) {
            attempt(id, cleaning, cleaning::terminate,
                    () -> ec2.terminateInstances(r -> r.instanceIds(id).dryRun(dryRun)));
        }
    }

    private void deleteUnusedGroups(Cleaning cleaning) {
        Set<String> used = ec2.describeNetworkInterfacesPaginator(r -> r.maxResults(PAGE))
                .networkInterfaces().stream()
                .flatMap(networkInterface -> networkInterface.groups().stream())
                .map(group -> group.groupId())
                .collect(Collectors.toSet());
        List<SecurityGroup> groups = ec2.describeSecurityGroupsPaginator(r -> r.maxResults(PAGE))
                .securityGroups().stream().toList();
        for (SecurityGroup group : groups) {
            String id = group.groupId();
            boolean owned = group.tags().stream().anyMatch(tag -> tag.key().equals(OWNER_TAG));
            if (!owned && !used.contains(id) && !group.groupName().equals("default")) {
                attempt(id, cleaning, cleaning::delete,
                        () -> ec2.deleteSecurityGroup(r -> r.groupId(id).dryRun(dryRun)));
            }
        }
    }

    private void deleteOldKeys(List<Instance> instances, Cleaning cleaning) {
        Set<String> used = instances.stream().map(Instance::keyName).collect(Collectors.toSet());
        for (KeyPairInfo key : ec2.describeKeyPairs().keyPairs()) {
            String id = key.keyPairId();
            boolean owned = key.tags().stream().anyMatch(tag -> tag.key().equals(OWNER_TAG));
            if (!owned && !used.contains(key.keyName()) && isOlder(key.createTime(), rules.unusedKeyFor())) {
                attempt(id, cleaning, cleaning::delete, () -> ec2.deleteKeyPair(r -> r.keyPairId(id).dryRun(dryRun)));
            }
        }
    }

    private void attempt(String id, Cleaning cleaning, Consumer<String> done, Runnable call) {
        try {
            call.run();
            done.accept(id);
        } catch (Ec2Exception e) {
            String code = e.awsErrorDetails().errorCode();
            if (code.equals("DryRunOperation")) { // how EC2 says that it would have done it
                done.accept(id);
            } else {
                cleaning.leave(id, code);
            }
        }
    }

    private boolean isOlder(Instant moment, Duration age) {
        return moment.plus(age).isBefore(clock.instant());
    }

    private static Optional<Instant> stoppedAt(Instance instance) {
        Matcher transition = TRANSITION.matcher(instance.stateTransitionReason());
        return transition.find()
                ? Optional.of(LocalDateTime.parse(transition.group(1), TRANSITION_TIME).toInstant(ZoneOffset.UTC))
                : Optional.empty();
    }
}
