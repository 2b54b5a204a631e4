package io.github.fakeec2.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.error.NotSimulatedException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.ArchitectureType;
import software.amazon.awssdk.services.ec2.model.InstanceRequirementsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfoFromInstanceRequirements;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;

/** Wishes that the oldest SDK has no members for. */
class InstanceRequirementsOnNewerSdkTest {

    private static List<String> types(Consumer<InstanceRequirementsRequest.Builder> wish) {
        try (FakeCloud cloud = FakeCloud.create()) {
            return cloud.ec2().getInstanceTypesFromInstanceRequirements(r -> r.architectureTypes(ArchitectureType.X86_64)
                    .virtualizationTypes(VirtualizationType.HVM).instanceRequirements(w -> wish.accept(
                            w.vCpuCount(c -> c.min(0)).memoryMiB(m -> m.min(0))))).instanceTypes().stream()
                    .map(InstanceTypeInfoFromInstanceRequirements::instanceType).toList();
        }
    }

    @Test
    void encryptionInTransitCanBeRequired() {
        assertThat(types(r -> r.allowedInstanceTypes("m5.large", "m5n.large").requireEncryptionInTransit(true)))
                .containsExactly("m5n.large");
    }

    @Test
    void aReferenceThatAwsDoesNotSupportMatchesNothingAndOthersAreNotSimulated() {
        assertThat(types(r -> r.baselinePerformanceFactors(f -> f.cpu(c -> c.references(x -> x.instanceFamily("t1"))))))
                .isEmpty();
        assertThatThrownBy(() -> types(r -> r.baselinePerformanceFactors(
                f -> f.cpu(c -> c.references(x -> x.instanceFamily("m5")))))).isInstanceOf(NotSimulatedException.class);
    }
}
