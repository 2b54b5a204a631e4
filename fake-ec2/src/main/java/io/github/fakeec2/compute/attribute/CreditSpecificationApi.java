package io.github.fakeec2.compute.attribute;

import io.github.fakeec2.compute.CreditOption;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.InstanceIds;
import io.github.fakeec2.compute.LaunchDefaults;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.FilterSet;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsResponse;
import software.amazon.awssdk.services.ec2.model.GetDefaultCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.GetDefaultCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.InstanceFamilyCreditSpecification;
import software.amazon.awssdk.services.ec2.model.ModifyDefaultCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyDefaultCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.SuccessfulInstanceCreditSpecificationItem;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulInstanceCreditSpecificationItem;

/** The credit option of burstable instances: of each, and of all that an account launches. */
@Simulates(family = "Instances")
final class CreditSpecificationApi {

    private static final FilterSet<Instance> FILTERS = FilterSet.<Instance>of("DescribeInstanceCreditSpecifications")
            .on("instance-id", (row, region) -> row.id());
    private static final Listing<Instance> LISTING =
            new Listing<>(Instance.TABLE, () -> FILTERS, PageRules.within("instanceIdSet", 5, 1000));
    private static final Set<String> FAMILIES = Set.of("t2", "t3", "t3a", "t4g");

    private final Call call;

    CreditSpecificationApi(Call call) {
        this.call = call;
    }

    ModifyInstanceCreditSpecificationResponse modifyInstanceCreditSpecification(
            ModifyInstanceCreditSpecificationRequest request) {
        List<InstanceCreditSpecificationRequest> wanted =
                Required.list("InstanceCreditSpecification", request.instanceCreditSpecifications());
        for (InstanceCreditSpecificationRequest each : wanted) {
            Required.text("InstanceId", each == null ? null : each.instanceId());
            requireOption(each.cpuCredits());
        }
        List<SuccessfulInstanceCreditSpecificationItem> changed = new ArrayList<>();
        List<UnsuccessfulInstanceCreditSpecificationItem> unchanged = new ArrayList<>();
        for (InstanceCreditSpecificationRequest each : wanted) {
            try {
                change(each.instanceId(), each.cpuCredits());
                changed.add(SuccessfulInstanceCreditSpecificationItem.builder().instanceId(each.instanceId()).build());
            } catch (AwsError refusal) {
                unchanged.add(UnsuccessfulInstanceCreditSpecificationItem.builder().instanceId(each.instanceId())
                        .error(error -> error.code(refusal.code()).message(refusal.getMessage())).build());
            }
        }
        return ModifyInstanceCreditSpecificationResponse.builder()
                .successfulInstanceCreditSpecifications(changed)
                .unsuccessfulInstanceCreditSpecifications(unchanged)
                .build();
    }

    private void change(String id, String option) {
        Instance instance = Changeable.alive(call, id);
        CreditOption.requireSupported(instance.type(), instance.site().tenancy(), option);
        Changeable.change(call, instance,
                instance.settings().with(instance.settings().machine().withCpuCredits(option)));
    }

    private static String requireOption(String option) {
        Required.text("CpuCredits", option);
        if (!option.equals(CreditOption.STANDARD) && !option.equals(CreditOption.UNLIMITED)) {
            throw AwsError.invalidValue("CpuCredits", option);
        }
        return option;
    }

    /**
     * Without ids those that are unlimited, or were when they were burstable. Named ones of other types are standard,
     * as users found, in spite of the error that the API reference promises.
     */
    DescribeInstanceCreditSpecificationsResponse describeInstanceCreditSpecifications(
            DescribeInstanceCreditSpecificationsRequest request) {
        List<String> ids = InstanceIds.orNone(request.instanceIds());
        Page<Instance> page = ids.isEmpty()
                ? LISTING.page(unlimited(), call.region(), false, request.filters(), request.maxResults(),
                        request.nextToken())
                : LISTING.page(call.region(), ids, request.filters(), request.maxResults(), request.nextToken());
        return DescribeInstanceCreditSpecificationsResponse.builder()
                .instanceCreditSpecifications(page.map(row -> InstanceCreditSpecification.builder()
                        .instanceId(row.id()).cpuCredits(optionOf(row.value())).build()))
                .nextToken(page.nextToken())
                .build();
    }

    private List<Row<Instance>> unlimited() {
        List<Row<Instance>> unlimited = new ArrayList<>();
        for (Row<Instance> row : call.table(Instance.TABLE).visible(0)) {
            if (optionOf(row.value()).equals(CreditOption.UNLIMITED)) {
                unlimited.add(row);
            }
        }
        return unlimited;
    }

    private static String optionOf(Instance instance) {
        String option = instance.settings().machine().cpuCredits();
        return option == null ? CreditOption.STANDARD : option;
    }

    GetDefaultCreditSpecificationResponse getDefaultCreditSpecification(GetDefaultCreditSpecificationRequest request) {
        String family = requireFamily(request.instanceFamilyAsString());
        return GetDefaultCreditSpecificationResponse.builder()
                .instanceFamilyCreditSpecification(show(family, LaunchDefaults.of(call).credits()
                        .getOrDefault(family, CreditOption.ofFamily(family))))
                .build();
    }

    ModifyDefaultCreditSpecificationResponse modifyDefaultCreditSpecification(
            ModifyDefaultCreditSpecificationRequest request) {
        String family = requireFamily(request.instanceFamilyAsString());
        String option = requireOption(request.cpuCredits());
        call.begin(Delay.INSTANCE_CHANGE, "default credit specification",
                later -> LaunchDefaults.of(later).withCredits(family, option).set(later));
        return ModifyDefaultCreditSpecificationResponse.builder()
                .instanceFamilyCreditSpecification(show(family, option))
                .build();
    }

    private static String requireFamily(String family) {
        if (!FAMILIES.contains(Required.text("InstanceFamily", family))) {
            throw AwsError.invalidValue("InstanceFamily", family);
        }
        return family;
    }

    private static InstanceFamilyCreditSpecification show(String family, String option) {
        return InstanceFamilyCreditSpecification.builder().instanceFamily(family).cpuCredits(option).build();
    }
}
