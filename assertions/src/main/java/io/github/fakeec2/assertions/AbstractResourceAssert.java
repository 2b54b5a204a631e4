package io.github.fakeec2.assertions;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Assertions on one resource. To name a resource reads nothing and cannot fail; each assertion reads the resource as
 * it is then.
 *
 * @param <SELF> the type of the concrete assertions
 * @param <R> the SDK's model class of the resource
 */
public abstract class AbstractResourceAssert<SELF extends AbstractResourceAssert<SELF, R>, R>
        extends AbstractEc2Assert<SELF> {

    private final ResourceKind<R> kind;
    private final Supplier<String> id;

    /** @param id finds the resource's id or name, or throws what fails the assertion */
    AbstractResourceAssert(Scope scope, ResourceKind<R> kind, Supplier<String> id) {
        super(scope);
        this.kind = kind;
        this.id = id;
    }

    /** The resource can be seen through its Describe call. */
    public SELF exists() {
        return check(() -> read("to exist", ""));
    }

    /** The resource cannot be seen through its Describe call. */
    public SELF doesNotExist() {
        return check(() -> kind.find(scope(), id.get()).ifPresent(resource -> {
            throw failure(resource, "not to exist", "", "it does");
        }));
    }

    /** The resource has the tag with this value. */
    public SELF hasTag(String key, String value) {
        Inputs.requiredText(key, "tag key");
        Inputs.required(value, "tag value");
        return expect("to have tag", key + "=" + value, r -> value.equals(kind.tagsOf(r).get(key)), this::tagsText);
    }

    /** The resource has a tag of this key, whatever its value. */
    public SELF hasTag(String key) {
        Inputs.requiredText(key, "tag key");
        return expect("to have tag", key, r -> kind.tagsOf(r).containsKey(key), this::tagsText);
    }

    /** The resource has no tag of this key. */
    public SELF doesNotHaveTag(String key) {
        Inputs.requiredText(key, "tag key");
        return expect("not to have tag", key, r -> !kind.tagsOf(r).containsKey(key), this::tagsText);
    }

    /** The resource, as the SDK models it, satisfies the requirements. */
    public SELF satisfies(Consumer<? super R> requirements) {
        Inputs.required(requirements, "requirements");
        return check(() -> {
            R resource = read("to satisfy", "the requirements given");
            try {
                requirements.accept(resource);
            } catch (AssertionError failure) {
                throw failure(resource, "to satisfy", "the requirements given", String.valueOf(failure.getMessage())
                        .strip(), failure);
            }
        });
    }

    /** The resource, as the SDK models it, meets the condition that the description names. */
    public SELF matches(Predicate<? super R> condition, String conditionDescription) {
        Inputs.required(condition, "condition");
        return expect("to match", conditionDescription, condition, resource -> "not so: " + resource);
    }

    // ---- for the kinds

    /** Asserts; {@code found} tells what is there instead. */
    final SELF expect(String label, String expected, Predicate<? super R> holds, Function<? super R, String> found) {
        return check(() -> {
            R resource = read(label, expected);
            if (!holds.test(resource)) {
                throw failure(resource, label, expected, found.apply(resource));
            }
        });
    }

    /** Asserts that a property has a value. */
    final SELF expectEqual(String label, String what, Object expected, Function<? super R, ?> property) {
        Inputs.required(expected, what);
        return expect(label, expected.toString(), resource -> expected.equals(property.apply(resource)),
                resource -> Objects.toString(property.apply(resource), "none"));
    }

    /** Asserts that the resource is in a state. */
    final SELF expectState(String expected) {
        return expect("to be in state", expected, resource -> expected.equals(kind.state().apply(resource)),
                this::stateText);
    }

    /** The resource as it is now, for the part of an assertion that the label and the expectation name. */
    final R read(String label, String expected) {
        String named = id.get();
        return kind.find(scope(), named).orElseThrow(() -> missing(named, label, expected));
    }

    /** Begins the report of a failure. */
    final Report reportOn(R resource) {
        return report("Expecting " + kind.noun() + ": " + kind.describe(resource));
    }

    final String idOf(R resource) {
        return kind.id().apply(resource);
    }

    final AssertionError failure(R resource, String label, String expected, String found) {
        return failure(resource, label, expected, found, null);
    }

    private AssertionError failure(R resource, String label, String expected, String found, Throwable cause) {
        Report report = reportOn(resource).fact(label, expected);
        if (!scope().isFake()) {
            return report.fact("but was", found).error(cause);
        }
        Chronicle chronicle = scope().chronicle(idOf(resource));
        return report.found("but was", found, chronicle.stamp()).factIfAny("history", chronicle.lines()).error(cause);
    }

    private AssertionError missing(String named, String label, String expected) {
        List<R> others = kind.list(scope());
        Report report = report("Expecting " + kind.noun() + ": " + named).fact(label, expected)
                .fact("but", "there is no such " + kind.noun() + " in " + scope().place() + scope().stamp())
                .fact("there are", others.isEmpty() ? List.of("none") : kind.table(scope(), others))
                .factIfAny("note", kind.notes());
        if (scope().isFake()) {
            report.factIfAny("history", scope().chronicle(named).lines());
        }
        return report.error();
    }

    final String stateText(R resource) {
        String state = Objects.toString(kind.state().apply(resource), "none");
        return scope().isFake() ? state + scope().chronicle(idOf(resource)).since(state) : state;
    }

    private String tagsText(R resource) {
        Map<String, String> tags = kind.tagsOf(resource);
        return "tagged " + (tags.isEmpty() ? "with nothing" : tags);
    }
}
