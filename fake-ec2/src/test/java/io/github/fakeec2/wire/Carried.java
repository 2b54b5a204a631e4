package io.github.fakeec2.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.ec2.model.SpotFleetRequestConfigData;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/** What a protocol carries of a tree, where it cannot carry all; and where two trees differ. */
public final class Carried {

    private Carried() {
    }

    /** Whether a form carries all of the tree: it has no null in a list, and no empty list, map or structure. */
    public static boolean isWhole(SdkPojo tree) {
        return difference("", tree, withoutEmpties(tree)) == null;
    }

    /** The tree without empty lists, maps and structures, which leave no trace in a form. */
    public static SdkPojo withoutEmpties(SdkPojo tree) {
        return members(tree, (field, value) -> withoutEmpties(value));
    }

    /** The tree without empty lists in the query, which leave no trace there. */
    static SdkPojo withoutEmptyListsInQuery(SdkPojo tree) {
        return members(tree, (field, value) -> field.location() == MarshallLocation.QUERY_PARAM
                && value instanceof List<?> list && list.isEmpty() ? null : value);
    }

    /**
     * The request without what interceptors of the SDK's EC2 client do to it: to CopySnapshot they add a signed URL,
     * and times of Spot Fleets they cut to seconds.
     */
    static SdkPojo withoutWhatTheClientDoes(SdkPojo request) {
        return switch (request.getClass().getSimpleName()) {
            case "CopySnapshotRequest" -> members(request, (field, value) ->
                    List.of("PresignedUrl", "DestinationRegion").contains(field.memberName()) ? null : value);
            case "DescribeSpotFleetRequestHistoryRequest", "RequestSpotFleetRequest" -> toSeconds(request);
            default -> request;
        };
    }

    private static SdkPojo toSeconds(SdkPojo tree) {
        return members(tree, (field, value) -> value instanceof Instant time ? time.truncatedTo(ChronoUnit.SECONDS)
                : value instanceof SpotFleetRequestConfigData config ? toSeconds(config) : value);
    }

    private static Object withoutEmpties(Object value) {
        if (value instanceof List<?> list) {
            List<Object> left = new ArrayList<>();
            list.forEach(element -> addTo(left, withoutEmpties(element)));
            return left.isEmpty() ? null : left;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> left = new LinkedHashMap<>();
            map.forEach((key, element) -> {
                Object carried = withoutEmpties(element);
                if (carried != null) {
                    left.put(key, carried);
                }
            });
            return left.isEmpty() ? null : left;
        }
        if (value instanceof SdkPojo pojo) {
            SdkPojo left = withoutEmpties(pojo);
            return left.sdkFields().stream().allMatch(field -> isNothing(field.getValueOrDefault(left))) ? null : left;
        }
        return value;
    }

    private static void addTo(List<Object> list, Object value) {
        if (value != null) {
            list.add(value);
        }
    }

    private static SdkPojo members(SdkPojo pojo, BiFunction<SdkField<?>, Object, Object> change) {
        SdkPojo builder = (SdkPojo) ((ToCopyableBuilder<?, ?>) pojo).toBuilder();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            field.set(builder, isNothing(value) ? null : change.apply(field, value));
        }
        return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    }

    private static boolean isNothing(Object value) {
        return value == null || isAuto(value);
    }

    /** Where the two trees differ first, for people to read; null where nowhere. */
    static String difference(String path, Object one, Object other) {
        if (one instanceof SdkPojo pojo && other instanceof SdkPojo same && pojo.getClass() == same.getClass()) {
            for (SdkField<?> field : pojo.sdkFields()) {
                String found = difference(path + "." + field.memberName(), field.getValueOrDefault(pojo),
                        field.getValueOrDefault(same));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        if (one instanceof List<?> list && other instanceof List<?> same && list.size() == same.size()
                && isAuto(one) == isAuto(other)) {
            for (int i = 0; i < list.size(); i++) {
                String found = difference(path + "[" + i + "]", list.get(i), same.get(i));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> same && map.keySet().equals(same.keySet())
                && isAuto(one) == isAuto(other)) {
            for (Object key : map.keySet()) {
                String found = difference(path + "[" + shown(key) + "]", map.get(key), same.get(key));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        return Objects.equals(one, other) && isAuto(one) == isAuto(other) ? null
                : path + ": sent " + shown(one) + ", arrived " + shown(other);
    }

    private static boolean isAuto(Object value) {
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
    }

    private static String shown(Object value) {
        if (isAuto(value)) {
            return "nothing";
        }
        StringBuilder shown = new StringBuilder();
        String.valueOf(value).chars().limit(300).forEach(c -> {
            if (c >= ' ' && c < 0x7F) {
                shown.append((char) c);
            } else {
                shown.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
            }
        });
        return value instanceof String ? "\"" + shown + "\"" : shown.toString();
    }
}
