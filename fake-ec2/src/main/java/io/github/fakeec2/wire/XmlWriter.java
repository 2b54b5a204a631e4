package io.github.fakeec2.wire;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes the SDK's model classes as the XML of the EC2 and AWS Query protocols. */
final class XmlWriter {

    private final StringBuilder xml = new StringBuilder(1024);
    private final String element;

    /** @param element what the elements of lists are called where the model does not say */
    XmlWriter(String element) {
        this.element = element;
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    XmlWriter open(String name) {
        xml.append('<').append(name).append('>');
        return this;
    }

    XmlWriter open(String name, String namespace) {
        xml.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    XmlWriter close(String name) {
        xml.append("</").append(name).append('>');
        return this;
    }

    XmlWriter element(String name, String text) {
        open(name);
        text(text);
        return close(name);
    }

    /** Writes all members that are set. */
    XmlWriter members(SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                member(field, field.unmarshallLocationName(), value);
            }
        }
        return this;
    }

    private void member(SdkField<?> field, String name, Object value) {
        if (value instanceof List<?> list) {
            list(field.getTrait(ListTrait.class), name, list);
        } else if (value instanceof Map<?, ?> map) {
            map(field.getTrait(MapTrait.class), name, map);
        } else if (value instanceof SdkPojo pojo) {
            open(name).members(pojo).close(name);
        } else {
            element(name, Scalars.text(field, value, Format.ISO_8601));
        }
    }

    private void list(ListTrait trait, String name, List<?> list) {
        String each = trait.memberLocationName() == null ? element : trait.memberLocationName();
        if (!trait.isFlattened()) {
            open(name);
        }
        for (Object value : list) {
            if (value != null) {
                member(trait.memberFieldInfo(), trait.isFlattened() ? name : each, value);
            }
        }
        if (!trait.isFlattened()) {
            close(name);
        }
    }

    private void map(MapTrait trait, String name, Map<?, ?> map) {
        if (!trait.isFlattened()) {
            open(name);
        }
        String entry = trait.isFlattened() ? name : "entry";
        map.forEach((key, value) -> {
            open(entry).element(trait.keyLocationName() == null ? "key" : trait.keyLocationName(), key.toString());
            if (value != null) {
                member(trait.valueFieldInfo(), trait.valueLocationName() == null ? "value" : trait.valueLocationName(),
                        value);
            }
            close(entry);
        });
        if (!trait.isFlattened()) {
            close(name);
        }
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\r' -> xml.append("&#xD;");
                default -> {
                    // XML 1.0 has no way to write the other control characters and halves of pairs.
                    if (c >= ' ' && c < '\uD800' || c == '\n' || c == '\t' || c >= '\uE000' && c < '\uFFFE') {
                        xml.append(c);
                    } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        xml.append(c).append(text.charAt(++i));
                    } else {
                        xml.append('\uFFFD');
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
