package io.github.fakeec2.assertions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * What assertions need to know of a kind of resources: how to read it and how to tell of it.
 *
 * @param noun what one is called, such as {@code instance}
 * @param id the id by which the history is kept
 * @param facts what stands behind id and name in messages
 * @param state the state by AWS's name, null for kinds without
 * @param tags the tags
 * @param named reads those of an id or name; AWS's {@code ...NotFound} counts as none
 * @param all reads all
 */
record ResourceKind<R>(String noun, Function<R, String> id, Function<R, String> facts, Function<R, String> state,
        Function<R, List<Tag>> tags, BiFunction<Ec2Client, String, List<R>> named, Function<Ec2Client, List<R>> all) {

    private static final int SHOWN = 8;

    Optional<R> find(Scope scope, String idOrName) {
        List<R> found = read(() -> named.apply(scope.client(), idOrName));
        if (found.size() > 1) {
            throw new Report("Expecting one " + noun + " called " + idOrName + ", but there are " + found.size()
                    + "; name it by its id:").fact("found", found.stream().map(this::describe).toList()).error();
        }
        return found.stream().findFirst();
    }

    List<R> list(Scope scope) {
        return read(() -> all.apply(scope.client()));
    }

    /** Reads; what AWS does not know is nothing, and what cannot be read fails the assertion in words. */
    <T> List<T> read(Supplier<List<T>> reading) {
        try {
            return reading.get();
        } catch (AwsServiceException e) {
            if (isUnknown(e)) {
                return List.of();
            }
            throw unreadable(e);
        } catch (SdkException e) {
            throw unreadable(e);
        }
    }

    private AssertionError unreadable(SdkException e) {
        return new AssertionError("Could not read the " + noun + " to assert on: " + e.getMessage(), e);
    }

    private static boolean isUnknown(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code != null && (code.endsWith(".NotFound") || code.endsWith(".Malformed"));
    }

    Map<String, String> tagsOf(R resource) {
        Map<String, String> map = new TreeMap<>();
        tags.apply(resource).forEach(tag -> map.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return map;
    }

    /** What to think of where one is missing. */
    List<String> notes() {
        return noun.equals("instance")
                ? List.of("a terminated instance is shown for about an hour and then no more") : List.of();
    }

    /** Such as {@code i-0123456789abcdef0 "web-1" (t3.micro, subnet-0a1b2c3d4e5f60718)}. */
    String describe(R resource) {
        String name = tagsOf(resource).get("Name");
        String facts = this.facts.apply(resource);
        return id.apply(resource) + (name == null ? "" : " \"" + name + "\"")
                + (facts.isEmpty() ? "" : " (" + facts + ")");
    }

    /** In columns: the resource, its state, and what last happened to it. */
    List<String> table(Scope scope, List<R> resources) {
        return Report.first(SHOWN, Report.columns(resources.stream().map(resource -> row(scope, resource)).toList()));
    }

    private List<String> row(Scope scope, R resource) {
        String is = state.apply(resource);
        List<String> row = new ArrayList<>(List.of(describe(resource), is == null ? "" : is));
        if (scope.isFake()) {
            row.addAll(scope.chronicle(id.apply(resource)).latest());
        }
        return row;
    }
}
