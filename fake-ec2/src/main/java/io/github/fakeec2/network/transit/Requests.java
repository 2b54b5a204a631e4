package io.github.fakeec2.network.transit;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.ip.IpAddress;
import io.github.fakeec2.ip.IpRange;
import io.github.fakeec2.query.Ranges;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.TableType;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** How the operations of transit gateways read what a request says. */
final class Requests {

    private Requests() {
    }

    /**
     * A parameter that must be there.
     *
     * @throws AwsError {@code MissingParameter} where it is null or empty
     */
    static String required(String value, String parameter) {
        if (value == null || value.isEmpty()) {
            throw missing(parameter);
        }
        return value;
    }

    /** As above, for a list. */
    static <V> List<V> required(List<V> values, String parameter) {
        if (values == null || values.isEmpty()) {
            throw missing(parameter);
        }
        return values;
    }

    /**
     * A range of either family, as the routes of a transit gateway mix them.
     *
     * @throws AwsError {@code MissingParameter}, {@code InvalidParameterValue}
     */
    static IpRange range(String text, String parameter) {
        IpRange range = rangeOrNull(required(text, parameter));
        if (range == null) {
            throw Ranges.malformed(parameter, text);
        }
        return range;
    }

    /** The range that a text stands for, or null where it is none, or where bits beyond the prefix are set. */
    static IpRange rangeOrNull(String text) {
        return IpRange.tryParse(text)
                .filter(range -> range.isIpv4() == (text.indexOf(':') < 0))
                .filter(range -> range.first().equals(IpAddress.parse(text.substring(0, text.indexOf('/')))))
                .orElse(null);
    }

    static AwsError missing(String parameter) {
        return AwsError.of("MissingParameter", "Missing required parameter in request: " + parameter + ".");
    }

    static AwsError invalid(String message) {
        return AwsError.of("InvalidParameterValue", message);
    }

    static AwsError incorrectState(String id) {
        return AwsError.of("IncorrectState", id + " is in invalid state.");
    }

    /** That the other side's owner may do it, and the caller may not. */
    static AwsError notYours(String id) {
        return AwsError.of("OperationNotPermitted", "You do not have permission to perform this operation on " + id
                + ".").withHint("the owner of the other side of " + id + " can do it");
    }

    /**
     * The resource that a request names, unless it has been deleted.
     *
     * @throws AwsError {@code MissingParameter}; the kind's errors for ids
     */
    static <T extends Phased<T>> Row<T> existing(Call call, TableType<T> type, String id, String parameter) {
        Row<T> row = call.table(type).get(required(id, parameter));
        if (row.value().isGone()) {
            throw type.notFound(List.of(id)).withHint(id + " has been deleted, and is still shown for a while");
        }
        return row;
    }

    /**
     * The resource that a request names, which must be in use.
     *
     * @throws AwsError as {@link #existing}; {@code IncorrectState} while it is not available
     */
    static <T extends Phased<T>> Row<T> available(Call call, TableType<T> type, String id, String parameter) {
        Row<T> row = existing(call, type, id, parameter);
        requireAvailable(row.value());
        return row;
    }

    /** Refuses to go on with what is not available. */
    static void requireAvailable(Phased<?> value) {
        if (!value.isAvailable()) {
            throw incorrectState(value.id()).withHint(value.id() + " is " + value.stateName());
        }
    }

    /**
     * An option that is {@code enable} or {@code disable}; null or empty leaves it as it is.
     *
     * @throws AwsError {@code InvalidParameterValue} for anything else
     */
    static boolean enabled(String value, String option, boolean otherwise) {
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        return switch (value) {
            case "enable" -> true;
            case "disable" -> false;
            default -> throw AwsError.invalidValue(option, value, "Valid values are enable and disable.");
        };
    }

    /** As above, for an option that older SDKs do not know. */
    static boolean enabledMember(SdkPojo options, String member, boolean otherwise) {
        return enabled(member(options, member), member, otherwise);
    }

    /** A member that older SDKs do not know, or null where it is not set. */
    @SuppressWarnings("unchecked")
    static <V> V member(SdkPojo pojo, String member) {
        for (SdkField<?> field : pojo.sdkFields()) {
            if (field.memberName().equals(member)) {
                return (V) field.getValueOrDefault(pojo);
            }
        }
        return null;
    }

    /** The two words for an option. */
    static String word(boolean enabled) {
        return enabled ? "enable" : "disable";
    }

    /**
     * Refuses one more of what there may only be so many of.
     *
     * @throws AwsError the code, ending in {@code LimitExceeded}
     */
    static void requireRoom(int existing, int more, int quota, String code, String what) {
        if (existing + more > quota) {
            throw AwsError.of(code, "You have reached the limit of " + quota + " " + what + ".");
        }
    }

    /** How many of the resources have not come to their end. */
    static <T extends Phased<T>> int living(Collection<Row<T>> rows) {
        return (int) rows.stream().filter(row -> !row.value().isGone()).count();
    }
}
