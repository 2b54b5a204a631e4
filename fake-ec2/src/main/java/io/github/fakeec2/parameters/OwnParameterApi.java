package io.github.fakeec2.parameters;

import io.github.fakeec2.access.Callers;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.error.NotSimulatedException;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.KeyedPage;
import io.github.fakeec2.query.ModelConstraints;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.quota.Quota;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.state.Table;
import io.github.fakeec2.storage.Images;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParametersRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParametersResponse;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/** Changes an account's own parameters (Systems Manager API reference). */
@Simulates(service = "ssm", family = "Parameter Store")
final class OwnParameterApi {

    private static final SimulatedMembers PUT = SimulatedMembers.of("PutParameter", "", "Name", "Description", "Value",
            "Type", "Overwrite", "Tier", "DataType");
    private static final SimulatedMembers DESCRIBE =
            SimulatedMembers.of("DescribeParameters", "", "MaxResults", "NextToken");
    private static final List<String> TYPES = List.of("String", "StringList", "SecureString");
    private static final List<String> TIERS = List.of("Standard", "Advanced", "Intelligent-Tiering");
    private static final String OF_IMAGES = "aws:ec2:image";
    private static final Set<String> DATA_TYPES = Set.of("text", OF_IMAGES);
    private static final int LONGEST_STANDARD = 4096;
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final int MOST_DESCRIBED = 50;

    private final Call call;
    private final Table<StoredParameter> table;

    OwnParameterApi(Call call) {
        this.call = call;
        this.table = call.table(StoredParameter.TABLE);
    }

    /**
     * Whether a parameter for images names one is found out when the call has succeeded; it is neither made nor changed
     * where it does not (API reference, PutParameter, {@code DataType}).
     */
    @Limits("No SecureString, no advanced tier, allowed patterns or tags.")
    PutParameterResponse putParameter(PutParameterRequest request) {
        String name = request.name();
        ModelConstraints.ofJsonService().given("name", name).length("name", name, 1, ParameterNames.LONGEST)
                .given("value", request.value()).length("value", request.value(), 1, Integer.MAX_VALUE)
                .length("description", request.description(), 0, LONGEST_DESCRIPTION)
                .oneOf("type", request.typeAsString(), TYPES)
                .oneOf("tier", request.tierAsString(), TIERS).check();
        ParameterNames.requireForNew(name);
        requireSimulated(request);
        requireValue(request);
        Row<StoredParameter> known = table.find(name);
        return PutParameterResponse.builder()
                .version(known == null ? create(request) : change(request, known.value()))
                .tier("Standard").build();
    }

    private static void requireSimulated(PutParameterRequest request) {
        PUT.requireNoOther(request);
        if ("SecureString".equals(request.typeAsString())) {
            throw new NotSimulatedException("PutParameter with type=SecureString is not simulated by Fake EC2 yet");
        }
        if ("Advanced".equals(request.tierAsString())) {
            throw new NotSimulatedException("PutParameter with tier=Advanced is not simulated by Fake EC2 yet");
        }
    }

    private static void requireValue(PutParameterRequest request) {
        if (request.value().length() > LONGEST_STANDARD) {
            throw AwsError.of("ValidationException", "Standard tier parameters support a maximum parameter value of "
                    + LONGEST_STANDARD + " characters. To create a larger parameter value, upgrade the parameter to "
                    + "use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/"
                    + "systems-manager/latest/userguide/parameter-store-advanced-parameters.html");
        }
        if (!DATA_TYPES.contains(dataType(request))) {
            throw AwsError.of("ValidationException", "The following data type is not supported: " + request.dataType()
                    + " (Data type names are all lowercase.)");
        }
    }

    private static String dataType(PutParameterRequest request) {
        return request.dataType() == null || request.dataType().isEmpty() ? "text" : request.dataType();
    }

    private long create(PutParameterRequest request) {
        if (request.typeAsString() == null) {
            throw AwsError.of("ValidationException", "A parameter type is required when you create a parameter.");
        }
        if (table.size() >= call.quota(Quota.PARAMETERS_PER_REGION)) {
            throw AwsError.of("ParameterLimitExceeded", "You have exceeded the number of parameters for this Amazon "
                    + "Web Services account. Delete one or more parameters and try again.");
        }
        String name = request.name();
        String arn = "arn:aws:ssm:" + call.region().name() + ":" + call.account() + ":parameter"
                + (name.startsWith("/") ? "" : "/") + name;
        if (namesWhatItSays(request)) {
            table.insert(new StoredParameter(name, arn, request.typeAsString(), List.of(version(request, 1))),
                    Map.of());
        }
        return 1;
    }

    private long change(PutParameterRequest request, StoredParameter known) {
        if (!Boolean.TRUE.equals(request.overwrite())) {
            throw AwsError.of("ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set "
                    + "the overwrite option in the request to true.");
        }
        if (request.typeAsString() != null && !request.typeAsString().equals(known.type())) {
            throw AwsError.of("HierarchyTypeMismatchException", "Parameter Store does not support changing a parameter "
                    + "type in a hierarchy. For example, you can't change a parameter from a String type to a "
                    + "SecureString type. You must create a new, unique parameter.");
        }
        StoredParameter changed = known.with(version(request, known.latest().number() + 1));
        if (namesWhatItSays(request)) {
            table.update(changed);
        }
        return changed.latest().number();
    }

    private boolean namesWhatItSays(PutParameterRequest request) {
        return !dataType(request).equals(OF_IMAGES) || Images.exists(call, request.value());
    }

    private StoredParameter.Version version(PutParameterRequest request, long number) {
        return new StoredParameter.Version(number, request.value(), dataType(request), request.description(),
                call.now(), Callers.arn(call));
    }

    DeleteParameterResponse deleteParameter(DeleteParameterRequest request) {
        String name = request.name();
        ModelConstraints.ofJsonService().given("name", name).length("name", name, 1, ParameterNames.LONGEST).check();
        if (table.find(name) == null) {
            throw Parameters.notFound(name);
        }
        table.delete(name);
        return DeleteParameterResponse.builder().build();
    }

    DeleteParametersResponse deleteParameters(DeleteParametersRequest request) {
        ParameterApi.requireNames(request.hasNames() ? request.names() : null);
        List<String> deleted = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String name : request.names()) {
            if (table.find(name) == null) {
                invalid.add(name);
            } else {
                table.delete(name);
                deleted.add(name);
            }
        }
        return DeleteParametersResponse.builder().deletedParameters(deleted).invalidParameters(invalid).build();
    }

    @Limits("No filters.")
    DescribeParametersResponse describeParameters(DescribeParametersRequest request) {
        ModelConstraints.ofJsonService().range("maxResults", request.maxResults(), 1, MOST_DESCRIBED).check();
        DESCRIBE.requireNoOther(request);
        List<StoredParameter> own = Parameters.own(call).stream()
                .sorted(Comparator.comparing(StoredParameter::id)).toList();
        KeyedPage<StoredParameter> page = KeyedPage.of(own, StoredParameter::id, "parameters",
                request.maxResults() == null ? MOST_DESCRIBED : request.maxResults(),
                Required.orNull(request.nextToken()), ParameterApi.badToken());
        return DescribeParametersResponse.builder()
                .parameters(page.items().stream().map(ParameterViews::metadata).toList())
                .nextToken(page.nextToken()).build();
    }
}
