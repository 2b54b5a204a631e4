package io.github.fakeec2.compute.profile;

import io.github.fakeec2.access.InstanceProfiles;
import io.github.fakeec2.compute.AttachedProfile;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceState;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileResponse;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileResponse;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationResponse;

/** Instance profiles of instances after their launch (EC2 user guide, "IAM roles for Amazon EC2"). */
@Simulates(family = "IAM instance profiles")
final class InstanceProfileAssociationApi {

    private static final FilterSet<InstanceProfileAssociation> FILTERS =
            FilterSet.<InstanceProfileAssociation>of("DescribeIamInstanceProfileAssociations")
                    .on("instance-id", (row, region) -> row.value().instanceId())
                    .on("state", (row, region) -> row.value().stateName());

    private static final Listing<InstanceProfileAssociation> LISTING = new Listing<>(InstanceProfileAssociation.TABLE,
            () -> FILTERS, PageRules.capped("AssociationIds", 1, 1000));

    private final Call call;

    InstanceProfileAssociationApi(Call call) {
        this.call = call;
    }

    /** An instance has one profile at the most; another takes its place with ReplaceIamInstanceProfileAssociation. */
    @Limits("Whether the caller may pass the role is not checked.")
    AssociateIamInstanceProfileResponse associateIamInstanceProfile(AssociateIamInstanceProfileRequest request) {
        Instance instance = call.table(Instance.TABLE).get(Required.text("instanceId", request.instanceId())).value();
        AttachedProfile profile = profile(request.iamInstanceProfile());
        requireRunningOrStopped(instance);
        InstanceProfileAssociation existing = InstanceProfileAssociations.active(call, instance.id());
        if (existing != null) {
            throw AwsError.of("IncorrectState", "There is an existing association for instance " + instance.id())
                    .withHint("it is " + existing.id() + ", with " + existing.profile().arn());
        }
        return AssociateIamInstanceProfileResponse.builder().iamInstanceProfileAssociation(
                view(InstanceProfileAssociations.associate(call, instance.id(), profile))).build();
    }

    /** Only of a running instance, as users saw it on AWS: of a stopped one no association is active. */
    @Limits("Whether the caller may pass the role is not checked.")
    ReplaceIamInstanceProfileAssociationResponse replaceIamInstanceProfileAssociation(
            ReplaceIamInstanceProfileAssociationRequest request) {
        InstanceProfileAssociation association = association(request.associationId());
        AttachedProfile profile = profile(request.iamInstanceProfile());
        Instance instance = call.table(Instance.TABLE).value(association.instanceId());
        if (!association.isActive() || instance.state() != InstanceState.RUNNING) {
            throw notActive(association);
        }
        InstanceProfileAssociations.end(call, association);
        return ReplaceIamInstanceProfileAssociationResponse.builder().iamInstanceProfileAssociation(
                view(InstanceProfileAssociations.associate(call, instance.id(), profile))).build();
    }

    /** "From a running or stopped instance" (API reference, DisassociateIamInstanceProfile). */
    DisassociateIamInstanceProfileResponse disassociateIamInstanceProfile(
            DisassociateIamInstanceProfileRequest request) {
        InstanceProfileAssociation association = association(request.associationId());
        if (!association.isActive()) {
            throw notActive(association);
        }
        requireRunningOrStopped(call.table(Instance.TABLE).value(association.instanceId()));
        return DisassociateIamInstanceProfileResponse.builder().iamInstanceProfileAssociation(
                view(InstanceProfileAssociations.end(call, association))).build();
    }

    DescribeIamInstanceProfileAssociationsResponse describeIamInstanceProfileAssociations(
            DescribeIamInstanceProfileAssociationsRequest request) {
        Page<InstanceProfileAssociation> page = LISTING.page(call.region(), request.associationIds(),
                request.filters(), request.maxResults(), request.nextToken());
        return DescribeIamInstanceProfileAssociationsResponse.builder()
                .iamInstanceProfileAssociations(page.map(InstanceProfileAssociationApi::view))
                .nextToken(page.nextToken()).build();
    }

    private InstanceProfileAssociation association(String id) {
        return call.table(InstanceProfileAssociation.TABLE).get(Required.text("associationId", id)).value();
    }

    private AttachedProfile profile(IamInstanceProfileSpecification spec) {
        return AttachedProfile.of(InstanceProfiles.require(call, spec));
    }

    private static void requireRunningOrStopped(Instance instance) {
        if (instance.state() != InstanceState.RUNNING && instance.state() != InstanceState.STOPPED) {
            throw AwsError.of("IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in the 'running' or 'stopped' states.");
        }
    }

    private static AwsError notActive(InstanceProfileAssociation association) {
        return AwsError.of("IncorrectState", "The association " + association.id() + " is not the active association");
    }

    private static IamInstanceProfileAssociation view(Row<InstanceProfileAssociation> row) {
        InstanceProfileAssociation association = row.value();
        return row.view(() -> IamInstanceProfileAssociation.builder()
                .associationId(association.id())
                .instanceId(association.instanceId())
                .iamInstanceProfile(IamInstanceProfile.builder()
                        .arn(association.profile().arn()).id(association.profile().id()).build())
                .state(association.stateName())
                .build());
    }
}
