package io.github.fakeec2.wire;

import io.github.fakeec2.error.AwsError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills requests from forms, by the rules of the EC2 protocol ({@code Filter.1.Name}) or of AWS Query ({@code
 * Tags.member.1.Key}). Sources: Smithy's pages "AWS EC2 query protocol" and "AWS query protocol".
 */
final class FormReader {

    private final boolean ec2;

    FormReader(boolean ec2) {
        this.ec2 = ec2;
    }

    /** Fills a builder; what the builder does not know is refused by EC2 and skipped by the others. */
    void fill(SdkPojo builder, Form form, String path) {
        Map<String, SdkField<?>> members = Members.inForms(builder);
        for (Map.Entry<String, Form> part : form.parts().entrySet()) {
            SdkField<?> field = members.get(part.getKey());
            String name = path + part.getKey();
            if (field == null) {
                if (ec2) {
                    throw unknown(name);
                }
            } else {
                field.set(builder, value(field, part.getValue(), name));
            }
        }
    }

    private Object value(SdkField<?> field, Form form, String path) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return list(field.getTrait(ListTrait.class), form, path);
        }
        if (type == MarshallingType.MAP) {
            return map(field.getTrait(MapTrait.class), form, path);
        }
        if (type == MarshallingType.SDK_POJO) {
            requireNoText(form, path);
            SdkPojo builder = field.constructor().get();
            fill(builder, form, path + ".");
            return ((Buildable) builder).build();
        }
        if (!form.parts().isEmpty()) {
            throw unknown(path + "." + form.parts().keySet().iterator().next());
        }
        try {
            return Scalars.parse(field, form.text(), Format.ISO_8601);
        } catch (IllegalArgumentException e) {
            throw invalid(path, form.text(), e.getMessage());
        }
    }

    private List<Object> list(ListTrait list, Form form, String path) {
        List<Object> values = new ArrayList<>();
        elements(form, list.isFlattened() ? null : list.memberLocationName() == null ? "member"
                : list.memberLocationName(), path).forEach((index, element) ->
                values.add(value(list.memberFieldInfo(), element, path + "." + index)));
        return values;
    }

    private Map<String, Object> map(MapTrait map, Form form, String path) {
        Map<String, Object> values = new LinkedHashMap<>();
        elements(form, map.isFlattened() ? null : "entry", path).forEach((index, entry) -> {
            Form value = entry.parts().get(map.valueLocationName() == null ? "value" : map.valueLocationName());
            if (value != null) {
                values.put(entry.textOf(map.keyLocationName() == null ? "key" : map.keyLocationName()),
                        value(map.valueFieldInfo(), value, path + "." + index));
            }
        });
        return values;
    }

    /** The numbered parts of a form, or of the part in it which AWS Query has around them. */
    private Map<Integer, Form> elements(Form form, String around, String path) {
        requireNoText(form, path);
        boolean inside = !ec2 && around != null && form.parts().containsKey(around);
        Form holder = inside ? form.parts().get(around) : form;
        return holder.elements(name -> unknown(path + "." + (inside ? around + "." : "") + name));
    }

    /** An empty list is sent as an empty text. */
    private void requireNoText(Form form, String path) {
        if (form.text() != null && !form.text().isEmpty()) {
            throw invalid(path, form.text(), "a list or a structure");
        }
    }

    private AwsError unknown(String path) {
        return ec2 ? AwsError.of("UnknownParameter", "The parameter " + path + " is not recognized")
                : AwsError.of("MalformedInput", "The parameter " + path + " is not recognized");
    }

    private AwsError invalid(String path, String text, String expected) {
        return ec2 ? AwsError.invalidValue(path, text, "It must be " + expected + ".")
                : AwsError.of("MalformedInput", "Value (" + text + ") for parameter " + path + " must be " + expected);
    }
}
