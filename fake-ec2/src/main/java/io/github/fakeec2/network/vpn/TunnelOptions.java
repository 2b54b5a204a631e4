package io.github.fakeec2.network.vpn;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.query.SimulatedMembers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.ec2.model.ModifyVpnTunnelOptionsSpecification;
import software.amazon.awssdk.services.ec2.model.TunnelOption;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The IKE and IPsec options of a tunnel: which there are and what they can be (API reference,
 * VpnTunnelOptionsSpecification). Creating and modifying name them in two types of the SDK and describing in a third,
 * all with the same members; so they are read and shown by their names, in which the types differ in case alone.
 */
final class TunnelOptions {

    private static final int DEFAULT_PHASE_1_LIFETIME = 28_800;
    private static final int DEFAULT_PHASE_2_LIFETIME = 3_600;
    private static final int DEFAULT_REKEY_MARGIN = 270;

    /** What an option can be: a number from one to another, or one or several of some values. */
    private record Rule(int least, int most, List<String> values) {

        static Rule number(int least, int most) {
            return new Rule(least, most, null);
        }

        static Rule oneOf(String... values) {
            return new Rule(0, 0, List.of(values));
        }

        Object checked(String name, Object value) {
            if (value instanceof Collection<?> several) {
                List<Object> checked = new ArrayList<>();
                for (Object element : several) {
                    Object inside = element == null ? null : member((SdkPojo) element, "Value");
                    checked.add(checked(name, inside == null ? "" : inside));
                }
                return List.copyOf(checked);
            }
            if (values != null ? !values.contains(value.toString()) : (int) value < least || (int) value > most) {
                String lowerCamel = Character.toLowerCase(name.charAt(0)) + name.substring(1);
                throw AwsError.invalidValue(lowerCamel, value, values == null
                        ? "Expected a value from " + least + " to " + most + "."
                        : "Valid values are " + String.join(", ", values) + ".");
            }
            return value;
        }
    }

    private static final Map<String, Rule> RULES = rules();

    private static final SimulatedMembers OF_NEW_ONES =
            SimulatedMembers.of("CreateVpnConnection", "options.tunnelOptions.", simulated());
    private static final SimulatedMembers OF_CHANGES =
            SimulatedMembers.of("ModifyVpnTunnelOptions", "tunnelOptions.", simulated());

    private TunnelOptions() {
    }

    private static Map<String, Rule> rules() {
        Rule encryption = Rule.oneOf("AES128", "AES256", "AES128-GCM-16", "AES256-GCM-16");
        Rule integrity = Rule.oneOf("SHA1", "SHA2-256", "SHA2-384", "SHA2-512");
        Map<String, Rule> rules = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        rules.put("Phase1LifetimeSeconds", Rule.number(900, DEFAULT_PHASE_1_LIFETIME));
        rules.put("Phase2LifetimeSeconds", Rule.number(900, DEFAULT_PHASE_2_LIFETIME));
        rules.put("RekeyMarginTimeSeconds", Rule.number(60, DEFAULT_PHASE_2_LIFETIME / 2));
        rules.put("RekeyFuzzPercentage", Rule.number(0, 100));
        rules.put("ReplayWindowSize", Rule.number(64, 2048));
        rules.put("DPDTimeoutSeconds", Rule.number(30, Integer.MAX_VALUE));
        rules.put("DPDTimeoutAction", Rule.oneOf("clear", "none", "restart"));
        rules.put("Phase1EncryptionAlgorithms", encryption);
        rules.put("Phase2EncryptionAlgorithms", encryption);
        rules.put("Phase1IntegrityAlgorithms", integrity);
        rules.put("Phase2IntegrityAlgorithms", integrity);
        rules.put("Phase1DHGroupNumbers",
                Rule.oneOf("2", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24"));
        rules.put("Phase2DHGroupNumbers",
                Rule.oneOf("2", "5", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24"));
        rules.put("IKEVersions", Rule.oneOf("ikev1", "ikev2"));
        rules.put("StartupAction", Rule.oneOf("add", "start"));
        rules.put("EnableTunnelLifecycleControl", Rule.oneOf("true", "false"));
        return rules;
    }

    private static String[] simulated() {
        List<String> names = new ArrayList<>(rules().keySet());
        names.addAll(List.of("TunnelInsideCidr", "TunnelInsideIpv6Cidr", "PreSharedKey"));
        return names.toArray(String[]::new);
    }

    /**
     * The options of a tunnel with those set over them that a request names.
     *
     * @param specification the part of the request that is about one tunnel; null names none
     */
    static Map<String, Object> merged(Map<String, Object> before, SdkPojo specification) {
        if (specification == null) {
            return before;
        }
        (specification instanceof ModifyVpnTunnelOptionsSpecification ? OF_CHANGES : OF_NEW_ONES)
                .requireNoOther(specification);
        Map<String, Object> merged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        merged.putAll(before);
        for (SdkField<?> field : specification.sdkFields()) {
            Rule rule = RULES.get(field.memberName());
            Object value = field.getValueOrDefault(specification);
            boolean named = value instanceof Collection<?> several ? !several.isEmpty() : value != null;
            if (rule != null && named) {
                merged.put(field.memberName(), rule.checked(field.memberName(), value));
            }
        }
        requireConsistent(merged);
        return Collections.unmodifiableMap(merged);
    }

    private static void requireConsistent(Map<String, Object> options) {
        int phase1 = (int) options.getOrDefault("Phase1LifetimeSeconds", DEFAULT_PHASE_1_LIFETIME);
        int phase2 = (int) options.getOrDefault("Phase2LifetimeSeconds", DEFAULT_PHASE_2_LIFETIME);
        if (phase2 >= phase1) {
            throw AwsError.invalidValue("phase2LifetimeSeconds", phase2,
                    "The value must be less than the value for Phase1LifetimeSeconds.");
        }
        int margin = (int) options.getOrDefault("RekeyMarginTimeSeconds", DEFAULT_REKEY_MARGIN);
        if (margin > phase2 / 2) {
            throw AwsError.invalidValue("rekeyMarginTimeSeconds", margin,
                    "Expected a value from 60 to half of Phase2LifetimeSeconds.");
        }
    }

    /** Sets the options in what describes a tunnel. */
    static void show(Map<String, Object> options, TunnelOption.Builder view) {
        for (SdkField<?> field : ((SdkPojo) view).sdkFields()) {
            Object value = options.get(field.memberName());
            if (value instanceof List<?> several) {
                field.set(view, several.stream().map(element -> wrapped(field, element)).toList());
            } else if (value != null) {
                field.set(view, value);
            }
        }
    }

    /** The one of several values that is negotiated when a tunnel comes up: the first that is permitted. */
    static <V> V negotiated(Map<String, Object> options, String name, V usual) {
        Object chosen = options.get(name);
        @SuppressWarnings("unchecked") // an option has one type of values
        V first = chosen instanceof List<?> several ? (V) several.get(0) : usual;
        return first;
    }

    private static Object wrapped(SdkField<?> list, Object element) {
        SdkPojo wrapper = (SdkPojo) list.getTrait(ListTrait.class).memberFieldInfo().constructor().get();
        wrapper.sdkFields().get(0).set(wrapper, element);
        return ((SdkBuilder<?, ?>) wrapper).build();
    }

    private static Object member(SdkPojo pojo, String name) {
        for (SdkField<?> field : pojo.sdkFields()) {
            if (field.memberName().equals(name)) {
                return field.getValueOrDefault(pojo);
            }
        }
        return null;
    }
}
