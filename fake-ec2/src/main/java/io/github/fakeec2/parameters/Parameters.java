package io.github.fakeec2.parameters;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.storage.PublicImages;
import java.util.ArrayList;
import java.util.List;

/** Finds parameters: an account's own and the public ones. */
public final class Parameters {

    private static final String ARN_START = "arn:aws:ssm:";

    private Parameters() {
    }

    /**
     * The id of the image that a launch names as {@code resolve:ssm:name}, with {@code :version} behind it if need be
     * (API reference, RunInstances, {@code ImageId}).
     *
     * @param reference what stands behind {@code resolve:ssm:}
     * @throws AwsError {@code SsmInvalidParameter} for a parameter that does not exist or is not for images
     */
    public static String imageId(Call call, String reference) {
        Found found = find(call, reference);
        if (found == null || found.version() == null) {
            throw AwsError.of("SsmInvalidParameter", "The following aliases are invalid: " + reference)
                    .withHint("public parameters with images are " + String.join(", ", PublicImages.parameters()));
        }
        if (!found.version().dataType().equals("aws:ec2:image")) {
            throw AwsError.of("SsmInvalidParameter", "Unsupported data type. The following parameter data types are "
                    + "supported: aws:ec2:image");
        }
        return found.version().value();
    }

    /**
     * What a request for a parameter found.
     *
     * @param selector the version or label behind the name, with its colon, or null
     * @param version what the selector chooses, the latest without one; null where there is no such version
     */
    record Found(StoredParameter parameter, String selector, StoredParameter.Version version) {
    }

    /** What a name, or an ARN, with or without a selector, leads to; null where there is no such parameter. */
    static Found find(Call call, String reference) {
        String name = reference;
        if (reference.startsWith(ARN_START)) {
            int start = reference.indexOf(":parameter/");
            if (start < 0) {
                return null;
            }
            name = reference.substring(start + ":parameter".length());
        }
        int colon = name.indexOf(':');
        String selector = colon < 0 ? null : name.substring(colon);
        StoredParameter parameter = named(call, colon < 0 ? name : name.substring(0, colon));
        // The ARN of a parameter without path is no different from that of one at the root.
        if (parameter == null && reference.startsWith(ARN_START)) {
            parameter = named(call, (colon < 0 ? name : name.substring(0, colon)).substring(1));
        }
        return parameter == null || reference.startsWith(ARN_START)
                && !reference.startsWith(parameter.arn()) ? null : new Found(parameter, selector,
                        selector == null ? parameter.latest() : parameter.version(selector.substring(1)));
    }

    private static StoredParameter named(Call call, String name) {
        StoredParameter common = PublicParameters.find(call.region().name(), name);
        if (common != null) {
            return common;
        }
        Table<StoredParameter> table = call.table(StoredParameter.TABLE);
        Row<StoredParameter> own = table.find(name);
        return own == null || !table.isVisible(own) ? null : own.value();
    }

    /** The account's own, in the order in which they were made. */
    static List<StoredParameter> own(Call call) {
        List<StoredParameter> own = new ArrayList<>();
        call.table(StoredParameter.TABLE).visible(0).forEach(row -> own.add(row.value()));
        return own;
    }

    static AwsError notFound(String name) {
        // AWS sends no message with it, but an error without one would puzzle whoever reads it.
        return AwsError.of("ParameterNotFound", "Parameter " + name + " not found.");
    }
}
