package io.github.fakeec2.compute.attribute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecification;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCreditSpecificationResponse;

/** Credit options of burstable instances. */
@EveryFace
class CreditSpecificationTest {

    private final FakeCloud cloud = FakeCloud.create();
    private final Ec2Client ec2;

    CreditSpecificationTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource({"t2.micro,standard", "t3.micro,unlimited", "t3a.micro,unlimited", "m5.large,standard"})
    void aLaunchGetsTheDefaultOfItsFamily(String type, String option) {
        assertThat(option(launch(type))).isEqualTo(option);
    }

    @ParameterizedTest
    @CsvSource({"t2,standard", "t3,unlimited", "t3a,unlimited", "t4g,unlimited"})
    void aFamilyHasADefaultThatTheAccountCanChange(String family, String option) {
        String other = option.equals("standard") ? "unlimited" : "standard";
        assertThat(ec2.getDefaultCreditSpecification(r -> r.instanceFamily(family)).instanceFamilyCreditSpecification()
                .cpuCredits()).isEqualTo(option);

        assertThat(ec2.modifyDefaultCreditSpecification(r -> r.instanceFamily(family).cpuCredits(other))
                .instanceFamilyCreditSpecification().cpuCredits()).isEqualTo(other);

        assertThat(ec2.getDefaultCreditSpecification(r -> r.instanceFamily(family)).instanceFamilyCreditSpecification()
                .cpuCredits()).isEqualTo(other);
        assertThat(option(launch(family + ".micro"))).isEqualTo(other);
    }

    @Test
    void defaultsThatCannotBeAreRefused() {
        assertRefused("InvalidParameterValue", () -> ec2.getDefaultCreditSpecification(r -> r.instanceFamily("m5")));
        assertRefused("MissingParameter", () -> ec2.getDefaultCreditSpecification(r -> { }));
        assertRefused("InvalidParameterValue",
                () -> ec2.modifyDefaultCreditSpecification(r -> r.instanceFamily("t3").cpuCredits("plenty")));
        assertRefused("MissingParameter", () -> ec2.modifyDefaultCreditSpecification(r -> r.instanceFamily("t3")));
    }

    @Test
    void eachInstanceOfARequestSucceedsOrFailsAlone() {
        String burstable = launch("t3.micro");
        String stopped = launch("t3.micro");
        ec2.stopInstances(r -> r.instanceIds(stopped));
        String steady = launch("m5.large");
        String ended = launch("t3.micro");
        ec2.terminateInstances(r -> r.instanceIds(ended));

        ModifyInstanceCreditSpecificationResponse answer = ec2.modifyInstanceCreditSpecification(
                r -> r.instanceCreditSpecifications(i -> i.instanceId(burstable).cpuCredits("standard"),
                        i -> i.instanceId(stopped).cpuCredits("standard"),
                        i -> i.instanceId(steady).cpuCredits("unlimited"),
                        i -> i.instanceId(ended).cpuCredits("standard"),
                        i -> i.instanceId("i-00000000000000001").cpuCredits("standard"),
                        i -> i.instanceId("banana").cpuCredits("standard")));

        assertThat(answer.successfulInstanceCreditSpecifications()).extracting(i -> i.instanceId())
                .containsExactly(burstable, stopped);
        assertThat(answer.unsuccessfulInstanceCreditSpecifications())
                .extracting(i -> i.instanceId(), i -> i.error().codeAsString())
                .containsExactly(tuple(steady, "InstanceCreditSpecification.NotSupported"),
                        tuple(ended, "IncorrectInstanceState"),
                        tuple("i-00000000000000001", "InvalidInstanceID.NotFound"),
                        tuple("banana", "InvalidInstanceID.Malformed"));
        assertThat(answer.unsuccessfulInstanceCreditSpecifications().get(2).error().message())
                .isEqualTo("The instance ID 'i-00000000000000001' does not exist");
        assertThat(option(burstable)).isEqualTo("standard");
    }

    @Test
    void aRequestThatMakesNoSenseIsRefusedAsAWhole() {
        String id = launch("t3.micro");
        assertRefused("MissingParameter", () -> ec2.modifyInstanceCreditSpecification(r -> { }));
        assertRefused("MissingParameter", () -> ec2.modifyInstanceCreditSpecification(
                r -> r.instanceCreditSpecifications(i -> i.cpuCredits("standard"))));
        assertRefused("InvalidParameterValue", () -> ec2.modifyInstanceCreditSpecification(
                r -> r.instanceCreditSpecifications(i -> i.instanceId(id).cpuCredits("plenty"))));
    }

    @Test
    void withoutIdsThoseAreListedThatAreOrWereUnlimited() {
        launch("t2.micro");
        launch("m5.large");
        String unlimited = launch("t3.micro");
        String resized = launch("t3.micro");
        ec2.stopInstances(r -> r.instanceIds(resized));
        ec2.modifyInstanceAttribute(r -> r.instanceId(resized).instanceType(v -> v.value("m5.large")));

        assertThat(ec2.describeInstanceCreditSpecifications(r -> { }).instanceCreditSpecifications())
                .extracting(InstanceCreditSpecification::instanceId).containsExactly(unlimited, resized);
        assertThat(ec2.describeInstanceCreditSpecifications(
                r -> r.filters(f -> f.name("instance-id").values(resized))).instanceCreditSpecifications()).hasSize(1);
    }

    @Test
    void aTypeThatBecomesBurstableGetsTheDefaultOfItsFamily() {
        String id = launch("m5.large");
        ec2.stopInstances(r -> r.instanceIds(id));
        ec2.modifyInstanceAttribute(r -> r.instanceId(id).instanceType(v -> v.value("t3.large")));

        assertThat(option(id)).isEqualTo("unlimited");
    }

    @Test
    void thePagesTogetherAreTheWhole() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(launch("t3.micro"));
        }
        assertThat(ec2.describeInstanceCreditSpecificationsPaginator(r -> r.maxResults(5))
                .instanceCreditSpecifications()).extracting(InstanceCreditSpecification::instanceId)
                .containsExactlyElementsOf(ids);
        assertRefused("InvalidRequest",
                "The value 4 for the maxResults parameter must be between 5 and 1000. Change the value and try again.",
                () -> ec2.describeInstanceCreditSpecifications(r -> r.maxResults(4)));
        assertRefused("InvalidParameterCombination",
                () -> ec2.describeInstanceCreditSpecifications(r -> r.instanceIds(ids.get(0)).maxResults(5)));
    }

    private String launch(String type) {
        String image = type.startsWith("t4g") ? Amis.AMAZON_LINUX_2023_ARM64 : Amis.AMAZON_LINUX_2023;
        return ec2.runInstances(r -> r.imageId(image).instanceType(type).minCount(1).maxCount(1)).instances().get(0)
                .instanceId();
    }

    private String option(String id) {
        return ec2.describeInstanceCreditSpecifications(r -> r.instanceIds(id)).instanceCreditSpecifications().get(0)
                .cpuCredits();
    }
}
