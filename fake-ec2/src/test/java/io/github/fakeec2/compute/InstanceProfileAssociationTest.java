package io.github.fakeec2.compute;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakeec2.Amis;
import io.github.fakeec2.EveryFace;
import io.github.fakeec2.Face;
import io.github.fakeec2.FakeCloud;
import io.github.fakeec2.time.TimeFlow;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociationState;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** Instance profiles as EC2 sees them, at launch and later. */
@EveryFace
class InstanceProfileAssociationTest {

    private final FakeCloud cloud = FakeCloud.builder().time(TimeFlow.MANUAL).build();
    private final Ec2Client ec2;
    private final String web = cloud.iam().instanceProfile("web");
    private final String db = cloud.iam().instanceProfile("db");

    InstanceProfileAssociationTest(Face face) {
        this.ec2 = face.of(cloud);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private String launch(Consumer<IamInstanceProfileSpecification.Builder> profile) {
        return ec2.runInstances(r -> {
            r.imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO).minCount(1).maxCount(1);
            if (profile != null) {
                r.iamInstanceProfile(profile);
            }
        }).instances().get(0).instanceId();
    }

    private String running(Consumer<IamInstanceProfileSpecification.Builder> profile) {
        String id = launch(profile);
        cloud.time().settle();
        return id;
    }

    private IamInstanceProfile profileOf(String id) {
        return ec2.describeInstances(r -> r.instanceIds(id)).reservations().get(0).instances().get(0)
                .iamInstanceProfile();
    }

    private List<IamInstanceProfileAssociation> associations() {
        return ec2.describeIamInstanceProfileAssociations().iamInstanceProfileAssociations();
    }

    private IamInstanceProfileAssociation associate(String id, String name) {
        return ec2.associateIamInstanceProfile(r -> r.instanceId(id).iamInstanceProfile(p -> p.name(name)))
                .iamInstanceProfileAssociation();
    }

    @Test
    void aLaunchWithAProfileMakesAnAssociation() {
        String id = launch(p -> p.name("web"));

        assertThat(profileOf(id).arn()).isEqualTo(web);
        assertThat(profileOf(id).id()).startsWith("AIPA");
        assertThat(associations()).singleElement().satisfies(association -> {
            assertThat(association.associationId()).matches("iip-assoc-[0-9a-f]{17}");
            assertThat(association.instanceId()).isEqualTo(id);
            assertThat(association.iamInstanceProfile()).isEqualTo(profileOf(id));
            assertThat(association.state()).isEqualTo(IamInstanceProfileAssociationState.ASSOCIATING);
        });
        cloud.time().settle();
        assertThat(associations().get(0).state()).isEqualTo(IamInstanceProfileAssociationState.ASSOCIATED);
    }

    @Test
    void aLaunchNamesAProfileByNameOrByArn() {
        assertThat(profileOf(launch(p -> p.arn(web)))).isEqualTo(profileOf(launch(p -> p.name("web"))));
        assertThat(profileOf(launch(p -> p.name("")))).isNull();
        assertRefused("InvalidParameterCombination", "The parameter 'iamInstanceProfile.name' may not be used in "
                + "combination with 'iamInstanceProfile.arn'", () -> launch(p -> p.name("web").arn(web)));
    }

    @Test
    void aProfileThatDoesNotExistIsRefusedWithAHint() {
        assertRefused("InvalidParameterValue", "Value (x) for parameter iamInstanceProfile.name is invalid. Invalid "
                + "IAM Instance Profile name", () -> launch(p -> p.name("x")));
        assertRefused("InvalidParameterValue", "Value (arn:aws:iam::123456789012:instance-profile/x) for parameter "
                + "iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN",
                () -> launch(p -> p.arn("arn:aws:iam::123456789012:instance-profile/x")));
        assertThatThrownBy(() -> launch(p -> p.name("x"))).satisfies(refusal -> assertThat(refusal.getSuppressed()[0])
                .hasMessage("cloud.iam().instanceProfile(\"x\") makes a profile of that name, with a role"));
        assertThat(ec2.describeInstances().reservations()).isEmpty();
    }

    @Test
    void aProfileOfAnotherAccountIsUnknown() {
        String other = cloud.account("210987654321").iam().instanceProfile("other");

        assertRefused("InvalidParameterValue", () -> launch(p -> p.arn(other)));
    }

    @Test
    void theInstanceShowsTheProfileThatItGetsLater() {
        String id = running(null);
        assertThat(profileOf(id)).isNull();

        IamInstanceProfileAssociation association = associate(id, "db");

        assertThat(association.state()).isEqualTo(IamInstanceProfileAssociationState.ASSOCIATING);
        assertThat(profileOf(id).arn()).isEqualTo(db);
        cloud.time().advance(Duration.ofSeconds(2));
        assertThat(associations()).singleElement().extracting(IamInstanceProfileAssociation::stateAsString)
                .isEqualTo("associated");
    }

    @Test
    void aStoppedInstanceCanGetAProfileAndOthersCannot() {
        String id = launch(null);
        String message = "The instance '" + id + "' is not in the 'running' or 'stopped' states.";
        assertRefused("IncorrectInstanceState", message, () -> associate(id, "web"));
        cloud.time().settle();
        ec2.stopInstances(r -> r.instanceIds(id));
        assertRefused("IncorrectInstanceState", message, () -> associate(id, "web"));
        cloud.time().settle();

        associate(id, "web");

        ec2.terminateInstances(r -> r.instanceIds(id));
        assertRefused("IncorrectInstanceState", message, () -> associate(id, "db"));
    }

    @Test
    void anInstanceHasOneProfile() {
        String id = running(p -> p.name("web"));

        assertRefused("IncorrectState", "There is an existing association for instance " + id,
                () -> associate(id, "db"));
    }

    @Test
    void anotherProfileTakesThePlaceOfTheFirst() {
        String id = running(p -> p.name("web"));
        String first = associations().get(0).associationId();

        IamInstanceProfileAssociation second = ec2.replaceIamInstanceProfileAssociation(
                r -> r.associationId(first).iamInstanceProfile(p -> p.arn(db))).iamInstanceProfileAssociation();

        assertThat(second.associationId()).isNotEqualTo(first);
        assertThat(second.stateAsString()).isEqualTo("associating");
        assertThat(profileOf(id).arn()).isEqualTo(db);
        assertThat(associations()).extracting(IamInstanceProfileAssociation::stateAsString)
                .containsExactly("disassociating", "associating");
        cloud.time().settle();
        assertThat(associations()).extracting(IamInstanceProfileAssociation::associationId)
                .containsExactly(second.associationId());
        assertThat(profileOf(id).arn()).isEqualTo(db);
    }

    @Test
    void onlyARunningInstancesProfileIsReplaced() {
        String id = running(p -> p.name("web"));
        String association = associations().get(0).associationId();
        ec2.stopInstances(r -> r.instanceIds(id));
        cloud.time().settle();

        assertRefused("IncorrectState", "The association " + association + " is not the active association",
                () -> ec2.replaceIamInstanceProfileAssociation(
                        r -> r.associationId(association).iamInstanceProfile(p -> p.name("db"))));
        assertThat(profileOf(id).arn()).isEqualTo(web);
    }

    @Test
    void aProfileIsTakenAwayAfterAMoment() {
        String id = running(p -> p.name("web"));
        String association = associations().get(0).associationId();

        assertThat(ec2.disassociateIamInstanceProfile(r -> r.associationId(association))
                .iamInstanceProfileAssociation().stateAsString()).isEqualTo("disassociating");
        assertThat(profileOf(id)).isNotNull();
        assertRefused("IncorrectState", "The association " + association + " is not the active association",
                () -> ec2.disassociateIamInstanceProfile(r -> r.associationId(association)));
        cloud.time().settle();

        assertThat(profileOf(id)).isNull();
        assertThat(associations()).isEmpty();
        assertRefused("InvalidAssociationID.NotFound", "An invalid association-id of '" + association + "' was given",
                () -> ec2.disassociateIamInstanceProfile(r -> r.associationId(association)));
    }

    @Test
    void onlyARunningOrStoppedInstanceLosesItsProfile() {
        String id = launch(p -> p.name("web"));
        String association = associations().get(0).associationId();
        String message = "The instance '" + id + "' is not in the 'running' or 'stopped' states.";

        assertRefused("IncorrectInstanceState", message,
                () -> ec2.disassociateIamInstanceProfile(r -> r.associationId(association)));
        cloud.time().settle();
        ec2.stopInstances(r -> r.instanceIds(id));
        assertRefused("IncorrectInstanceState", message,
                () -> ec2.disassociateIamInstanceProfile(r -> r.associationId(association)));
        cloud.time().settle();
        ec2.disassociateIamInstanceProfile(r -> r.associationId(association));
        cloud.time().settle();

        assertThat(profileOf(id)).isNull();
    }

    @Test
    void aProfileThatIsTakenAwayCanBeReplacedMeanwhile() {
        String id = running(p -> p.name("web"));
        String first = associations().get(0).associationId();
        ec2.disassociateIamInstanceProfile(r -> r.associationId(first));

        associate(id, "db");
        cloud.time().settle();

        assertThat(profileOf(id).arn()).isEqualTo(db);
        assertThat(associations()).singleElement().extracting(association -> association.iamInstanceProfile().arn())
                .isEqualTo(db);
    }

    @Test
    void theProfileOfALaunchTemplateIsLookedUpAtLaunch() {
        ec2.createLaunchTemplate(r -> r.launchTemplateName("app").launchTemplateData(data -> data
                .imageId(Amis.AMAZON_LINUX_2023).instanceType(InstanceType.T3_MICRO)
                .iamInstanceProfile(p -> p.name("later"))));
        assertRefused("InvalidParameterValue", "Value (later) for parameter iamInstanceProfile.name is invalid. "
                + "Invalid IAM Instance Profile name", this::launchFromTemplate);
        String later = cloud.iam().instanceProfile("later");

        String id = launchFromTemplate();

        assertThat(profileOf(id).arn()).isEqualTo(later);
        assertThat(associations()).singleElement().extracting(IamInstanceProfileAssociation::instanceId).isEqualTo(id);
    }

    private String launchFromTemplate() {
        return ec2.runInstances(r -> r.launchTemplate(t -> t.launchTemplateName("app")).minCount(1).maxCount(1))
                .instances().get(0).instanceId();
    }

    @Test
    void anAssociationEndsWithItsInstance() {
        String id = running(p -> p.name("web"));
        ec2.terminateInstances(r -> r.instanceIds(id));

        assertThat(associations()).hasSize(1);
        cloud.time().settle();
        assertThat(associations()).isEmpty();
        assertThat(profileOf(id)).isNull();
    }

    @Test
    void associationsAreFoundByIdInstanceAndState() {
        String first = running(p -> p.name("web"));
        String second = launch(p -> p.name("db"));
        String association = associations().get(0).associationId();

        assertThat(ec2.describeIamInstanceProfileAssociations(r -> r.associationIds(association))
                .iamInstanceProfileAssociations()).extracting(IamInstanceProfileAssociation::instanceId)
                .containsExactly(first);
        assertThat(found("instance-id", second)).containsExactly(second);
        assertThat(found("state", "associated")).containsExactly(first);
        assertThat(ec2.describeIamInstanceProfileAssociationsPaginator(r -> r.maxResults(1))
                .iamInstanceProfileAssociations()).hasSize(2);
    }

    private List<String> found(String filter, String value) {
        return ec2.describeIamInstanceProfileAssociations(
                r -> r.filters(Filter.builder().name(filter).values(value).build())).iamInstanceProfileAssociations()
                .stream().map(IamInstanceProfileAssociation::instanceId).toList();
    }

    @Test
    void whatIsMissingIsNamed() {
        String id = running(null);

        assertRefused("MissingParameter", "The request must contain the parameter instanceId",
                () -> ec2.associateIamInstanceProfile(r -> r.iamInstanceProfile(p -> p.name("web"))));
        assertRefused("MissingParameter", "The request must contain the parameter iamInstanceProfile",
                () -> ec2.associateIamInstanceProfile(r -> r.instanceId(id)));
        assertRefused("MissingParameter", "The request must contain the parameter associationId",
                () -> ec2.disassociateIamInstanceProfile(r -> { }));
    }

    @Test
    void anInstanceIsFoundByItsProfile() {
        String id = running(p -> p.name("web"));
        running(p -> p.name("db"));

        assertThat(instancesWith("iam-instance-profile.arn", web)).containsExactly(id);
        assertThat(instancesWith("iam-instance-profile.id", profileOf(id).id())).containsExactly(id);
    }

    private List<String> instancesWith(String filter, String value) {
        return ec2.describeInstances(r -> r.filters(Filter.builder().name(filter).values(value).build()))
                .reservations().stream().map(reservation -> reservation.instances().get(0).instanceId()).toList();
    }

    @Test
    void aProfileThatTheTestHidesIsNotSeenByLaunchesYet() {
        cloud.faults().newResourcesInvisibleFor(Duration.ofSeconds(5));
        cloud.iam().instanceProfile("new");

        assertRefused("InvalidParameterValue", () -> launch(p -> p.name("new")));
        cloud.time().advance(Duration.ofSeconds(5));
        launch(p -> p.name("new"));
    }
}
