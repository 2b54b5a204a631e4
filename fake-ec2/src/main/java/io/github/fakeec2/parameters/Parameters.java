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

    private static final String RESOLVE = "resolve:ssm:";
    private static final String ARN_START = "arn:aws:ssm:";
    private static final String IN_ARN = ":parameter";

    private Parameters() {
    }

    /** Whether what stands in place of an image's id is a reference to a parameter. */
    public static boolean isReference(String imageId) {
        return imageId.startsWith(RESOLVE);
    }

    /**
     * The id of the image that a launch names, by its id or as {@code resolve:ssm:name}, with {@code :version} or
     * {@code :label} behind it if need be (API reference, RunInstances, {@code ImageId}).
     *
     * @throws AwsError {@code SsmInvalidParameter} for a parameter that does not exist or is not for images
     */
    public static String imageId(Call call, String imageId) {
        if (!isReference(imageId)) {
            return imageId;
        }
        String reference = imageId.substring(RESOLVE.length());
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

    /**
     * What a name, or an ARN, with or without a selector, leads to; null where there is no such parameter. All versions
     * of a public parameter are the one that there is.
     */
    static Found find(Call call, String reference) {
        boolean isArn = reference.startsWith(ARN_START);
        int start = isArn ? reference.indexOf(IN_ARN + "/") : 0;
        if (start < 0) {
            return null;
        }
        int colon = reference.indexOf(':', isArn ? start + IN_ARN.length() : 0);
        String whole = colon < 0 ? reference : reference.substring(0, colon);
        String selector = colon < 0 ? null : reference.substring(colon);
        StoredParameter parameter = isArn ? withArn(call, whole, start + IN_ARN.length()) : named(call, whole);
        if (parameter == null) {
            return null;
        }
        boolean latest = selector == null || PublicParameters.find(call.region().name(), parameter.id()) != null;
        return new Found(parameter, selector, latest ? parameter.latest() : parameter.version(selector.substring(1)));
    }

    /** An ARN has a slash before the name, also of a parameter whose name has none. */
    private static StoredParameter withArn(Call call, String arn, int slash) {
        StoredParameter parameter = named(call, arn.substring(slash));
        if (parameter == null) {
            parameter = named(call, arn.substring(slash + 1));
        }
        return parameter != null && parameter.arn().equals(arn) ? parameter : null;
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
