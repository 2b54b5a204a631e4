package io.github.fakeec2.assertions;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Assertions on several resources of a kind. The methods that narrow the selection, such as {@link #taggedWith},
 * return new assertions; each assertion reads the resources as they are then.
 *
 * @param <SELF> the type of the concrete assertions
 * @param <A> the type of the assertions on one of the resources
 * @param <R> the SDK's model class of the resources
 */
public abstract class AbstractResourcesAssert<SELF extends AbstractResourcesAssert<SELF, A, R>,
        A extends AbstractResourceAssert<A, R>, R> extends AbstractEc2Assert<SELF> {

    private final ResourceKind<R> kind;
    private final Selection<R> selection;

    AbstractResourcesAssert(Scope scope, ResourceKind<R> kind, Selection<R> selection) {
        super(scope);
        this.kind = kind;
        this.selection = selection;
    }

    /** Those of the selected ones that also meet the condition. */
    abstract SELF narrowed(String words, Predicate<? super R> condition);

    abstract A assertOn(Scope scope, String id);

    /** What matches the selection and is nevertheless not meant, to be shown where a number is wrong. */
    List<R> leftOut() {
        return List.of();
    }

    // ---- which ones

    /** Those that have the tag with this value. */
    public SELF taggedWith(String key, String value) {
        Inputs.requiredText(key, "tag key");
        Inputs.required(value, "tag value");
        return where("tagged " + key + "=" + value, r -> value.equals(kind.tagsOf(r).get(key)));
    }

    /** Those that have a tag of this key, whatever its value. */
    public SELF taggedWith(String key) {
        Inputs.requiredText(key, "tag key");
        return where("tagged " + key, r -> kind.tagsOf(r).containsKey(key));
    }

    /** Those that meet the condition, which the description names, such as {@code "launched today"}. */
    public SELF matching(Predicate<? super R> condition, String conditionDescription) {
        return where(Inputs.requiredText(conditionDescription, "description"), Inputs.required(condition, "condition"));
    }

    final SELF where(String words, Predicate<? super R> further) {
        return navigate(narrowed(words, further));
    }

    // ---- what holds for them

    /** There are this many. */
    public SELF hasSize(int expected) {
        return expectSize(Integer.toString(expected), size -> size == expected);
    }

    /** There are at least this many. */
    public SELF hasSizeGreaterThanOrEqualTo(int least) {
        return expectSize("at least " + least, size -> size >= least);
    }

    /** There are at most this many. */
    public SELF hasSizeLessThanOrEqualTo(int most) {
        return expectSize("at most " + most, size -> size <= most);
    }

    /** There is none. */
    public SELF isEmpty() {
        return hasSize(0);
    }

    /** There is at least one. */
    public SELF isNotEmpty() {
        return hasSizeGreaterThanOrEqualTo(1);
    }

    private SELF expectSize(String expected, Predicate<Integer> holds) {
        return check(() -> {
            List<R> found = read();
            if (!holds.test(found.size())) {
                throw expecting("to have size", expected, Integer.toString(found.size()))
                        .factIfAny("these", kind.table(scope(), found))
                        .factIfAny("left out", kind.table(scope(), leftOut())).error();
            }
        });
    }

    /** They are exactly those with these ids, in any order. */
    public SELF hasIds(String... ids) {
        Set<String> expected = new LinkedHashSet<>(Arrays.asList(Inputs.requiredTexts(ids, "id")));
        return check(() -> {
            List<R> found = read();
            Set<String> missing = new LinkedHashSet<>(expected);
            found.forEach(resource -> missing.remove(kind.id().apply(resource)));
            List<R> unexpected = found.stream().filter(r -> !expected.contains(kind.id().apply(r))).toList();
            if (!missing.isEmpty() || !unexpected.isEmpty()) {
                throw expecting("to be", String.join("\n", expected), missing.size() + " missing, " + unexpected.size()
                        + " unexpected")
                        .factIfAny("missing", List.copyOf(missing))
                        .factIfAny("unexpected", kind.table(scope(), unexpected))
                        .factIfAny("left out", kind.table(scope(), leftOut())).error();
            }
        });
    }

    /** Each of them satisfies the requirements; as in AssertJ, this holds where there is none. */
    public SELF allSatisfy(Consumer<? super A> requirements) {
        Inputs.required(requirements, "requirements");
        return check(() -> read().forEach(resource -> requirements.accept(nested(resource))));
    }

    /** At least one of them satisfies the requirements. */
    public SELF anySatisfy(Consumer<? super A> requirements) {
        Inputs.required(requirements, "requirements");
        return check(() -> {
            List<R> found = read();
            AssertionError last = null;
            for (R resource : found) {
                try {
                    requirements.accept(nested(resource));
                    return;
                } catch (AssertionError failure) {
                    last = failure;
                }
            }
            throw expecting("to satisfy", "the requirements given, at least one of them", "none of " + found.size())
                    .factIfAny("the last one", last == null ? List.of() : last.getMessage().lines().toList())
                    .error(last);
        });
    }

    private A nested(R resource) {
        return navigate(assertOn(scope().nested(), kind.id().apply(resource)));
    }

    /** There is at least one, since a mistyped tag must not pass, and the predicate holds for each. */
    final SELF expectEach(String label, String expected, Predicate<? super R> holds) {
        return check(() -> {
            List<R> found = read();
            if (found.isEmpty()) {
                throw expecting(label, expected, "there is none")
                        .factIfAny("left out", kind.table(scope(), leftOut())).error();
            }
            List<R> others = found.stream().filter(resource -> !holds.test(resource)).toList();
            if (!others.isEmpty()) {
                throw expecting(label, expected, others.size() + " of " + found.size()
                        + (others.size() == 1 ? " is not" : " are not"))
                        .fact("these", kind.table(scope(), others)).error();
            }
        });
    }

    private Report expecting(String label, String expected, String found) {
        return report("Expecting " + selection.of(kind.noun() + "s")).fact(label, expected)
                .found("but", found, scope().stamp());
    }

    final List<R> read() {
        return selection.from(kind.list(scope()));
    }
}
