package io.github.fakeec2.wire;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;

/** The members of a model class by the names that they have on the wire: found out once for each class of builders. */
final class Members {

    /** Bound to the class, so that it goes when the class is unloaded. */
    private static final ClassValue<Members> OF_CLASS = new ClassValue<>() {
        @Override
        protected Members computeValue(Class<?> builder) {
            return new Members();
        }
    };

    private volatile Map<String, SdkField<?>> inPayload; // made when first asked for: most classes need but one
    private volatile Map<String, SdkField<?>> inForms;

    private Members() {
    }

    /** Those that stand in the body of a JSON or CBOR request. */
    static Map<String, SdkField<?>> inPayload(SdkPojo builder) {
        Members members = OF_CLASS.get(builder.getClass());
        if (members.inPayload == null) {
            Map<String, SdkField<?>> found = new HashMap<>();
            for (SdkField<?> field : builder.sdkFields()) {
                if (field.location() == MarshallLocation.PAYLOAD) {
                    found.put(field.locationName(), field);
                }
            }
            members.inPayload = found;
        }
        return members.inPayload;
    }

    /** All, as the EC2 protocol and AWS Query name them. */
    static Map<String, SdkField<?>> inForms(SdkPojo builder) {
        Members members = OF_CLASS.get(builder.getClass());
        if (members.inForms == null) {
            Map<String, SdkField<?>> found = new HashMap<>();
            for (SdkField<?> field : builder.sdkFields()) {
                ListTrait list = field.getTrait(ListTrait.class);
                boolean byElements = list != null && list.isFlattened() && list.memberLocationName() != null;
                found.put(byElements ? list.memberLocationName() : field.locationName(), field);
            }
            members.inForms = found;
        }
        return members.inForms;
    }
}
