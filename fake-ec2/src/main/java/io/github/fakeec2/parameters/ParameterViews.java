package io.github.fakeec2.parameters;

import java.util.List;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterTier;

/** Shows what there is to know of parameters besides their values. */
final class ParameterViews {

    private ParameterViews() {
    }

    static ParameterMetadata metadata(StoredParameter parameter) {
        StoredParameter.Version version = parameter.latest();
        return ParameterMetadata.builder()
                .name(parameter.id())
                .arn(parameter.arn())
                .type(parameter.type())
                .description(version.description())
                .version(version.number())
                .lastModifiedDate(version.changedAt())
                .lastModifiedUser(version.changedBy())
                .dataType(version.dataType())
                .tier(ParameterTier.STANDARD)
                .policies(List.of())
                .build();
    }

    static ParameterHistory past(StoredParameter parameter, StoredParameter.Version version) {
        return ParameterHistory.builder()
                .name(parameter.id())
                .type(parameter.type())
                .value(version.value())
                .description(version.description())
                .version(version.number())
                .lastModifiedDate(version.changedAt())
                .lastModifiedUser(version.changedBy())
                .dataType(version.dataType())
                .tier(ParameterTier.STANDARD)
                .labels(List.of())
                .policies(List.of())
                .build();
    }
}
