package io.github.fakeec2.parameters;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.KeyedPage;
import io.github.fakeec2.query.ModelConstraints;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;

/** Reads parameters (Systems Manager API reference). */
@Simulates(service = "ssm", family = "Parameter Store")
final class ParameterApi {

    private static final SimulatedMembers BY_PATH = SimulatedMembers.of("GetParametersByPath", "", "Path", "Recursive",
            "WithDecryption", "MaxResults", "NextToken");
    private static final String PUBLIC_ONES =
            "Public ones: the images, regions and zones that the cloud has. No labels.";
    private static final int MOST_NAMES = 10;
    private static final int MOST_BY_PATH = 10;
    private static final int MOST_VERSIONS = 50;

    private final Call call;

    ParameterApi(Call call) {
        this.call = call;
    }

    @Limits(PUBLIC_ONES)
    GetParameterResponse getParameter(GetParameterRequest request) {
        name(ModelConstraints.ofJsonService(), "name", request.name()).check();
        Parameters.Found found = found(request.name());
        if (found.version() == null) {
            throw AwsError.of("ParameterVersionNotFound", "Systems Manager could not find version "
                    + found.selector().substring(1) + " of " + found.parameter().id()
                    + ". Verify the version and try again.");
        }
        return GetParameterResponse.builder().parameter(view(found)).build();
    }

    private Parameters.Found found(String name) {
        Parameters.Found found = Parameters.find(call, name);
        if (found == null) {
            throw Parameters.notFound(name);
        }
        return found;
    }

    private static ModelConstraints name(ModelConstraints constraints, String member, String name) {
        return constraints.given(member, name).length(member, name, 1, ParameterNames.LONGEST);
    }

    @Limits(PUBLIC_ONES)
    GetParametersResponse getParameters(GetParametersRequest request) {
        requireNames(request.hasNames() ? request.names() : null);
        List<Parameter> parameters = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String name : request.names()) {
            Parameters.Found found = Parameters.find(call, name);
            if (found == null || found.version() == null) {
                invalid.add(name);
            } else {
                parameters.add(view(found));
            }
        }
        return GetParametersResponse.builder().parameters(parameters).invalidParameters(invalid).build();
    }

    static void requireNames(List<String> names) {
        ModelConstraints constraints = ModelConstraints.ofJsonService().given("names", names)
                .size("names", names, 1, MOST_NAMES);
        if (names != null) {
            names.forEach(name -> constraints.length("names", name, 1, ParameterNames.LONGEST));
        }
        constraints.check();
        if (new HashSet<>(names).size() < names.size()) {
            throw AwsError.of("ValidationException", "Duplicate parameter names are not allowed in the request.");
        }
    }

    @Limits(PUBLIC_ONES + " No filters.")
    GetParametersByPathResponse getParametersByPath(GetParametersByPathRequest request) {
        name(ModelConstraints.ofJsonService(), "path", request.path())
                .range("maxResults", request.maxResults(), 1, MOST_BY_PATH).check();
        BY_PATH.requireNoOther(request);
        ParameterNames.requirePath(request.path());
        String path = request.path().endsWith("/") ? request.path() : request.path() + "/";
        boolean recursive = Boolean.TRUE.equals(request.recursive());
        List<StoredParameter> below = Stream.concat(PublicParameters.below(call.region().name(), path).stream(),
                        Parameters.own(call).stream().filter(own -> own.id().startsWith(path)))
                .filter(parameter -> recursive || parameter.id().indexOf('/', path.length()) < 0)
                .sorted(Comparator.comparing(StoredParameter::id)).toList();
        KeyedPage<StoredParameter> page = KeyedPage.of(below, StoredParameter::id, "below " + path,
                request.maxResults() == null ? MOST_BY_PATH : request.maxResults(),
                Required.orNull(request.nextToken()), badToken());
        return GetParametersByPathResponse.builder().parameters(page.items().stream()
                .map(parameter -> view(new Parameters.Found(parameter, null, parameter.latest()))).toList())
                .nextToken(page.nextToken()).build();
    }

    @Limits("The account's own parameters. No labels.")
    GetParameterHistoryResponse getParameterHistory(GetParameterHistoryRequest request) {
        name(ModelConstraints.ofJsonService(), "name", request.name())
                .range("maxResults", request.maxResults(), 1, MOST_VERSIONS).check();
        StoredParameter parameter = Parameters.own(call).stream()
                .filter(own -> own.id().equals(request.name())).findFirst()
                .orElseThrow(() -> Parameters.notFound(request.name()));
        KeyedPage<StoredParameter.Version> page = KeyedPage.of(parameter.versions(), ParameterApi::place,
                "history of " + parameter.id(), request.maxResults() == null ? MOST_VERSIONS : request.maxResults(),
                Required.orNull(request.nextToken()), badToken());
        return GetParameterHistoryResponse.builder()
                .parameters(page.items().stream().map(version -> ParameterViews.past(parameter, version)).toList())
                .nextToken(page.nextToken()).build();
    }

    /** A version's number in a form whose alphabetical order is that of numbers. */
    private static String place(StoredParameter.Version version) {
        String digits = String.valueOf(version.number());
        return (char) ('a' + digits.length()) + digits;
    }

    static AwsError badToken() {
        return AwsError.of("InvalidNextToken", "The specified token is not valid.");
    }

    private static Parameter view(Parameters.Found found) {
        StoredParameter.Version version = found.version();
        return Parameter.builder()
                .name(found.parameter().id())
                .arn(found.parameter().arn())
                .type(found.parameter().type())
                .value(version.value())
                .version(version.number())
                .selector(found.selector())
                .lastModifiedDate(version.changedAt())
                .dataType(version.dataType())
                .build();
    }
}
