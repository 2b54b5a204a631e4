package io.github.fakeec2.compute.attribute;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.compute.Instance;
import io.github.fakeec2.compute.LaunchDefaults;
import io.github.fakeec2.compute.MetadataDefaults;
import io.github.fakeec2.compute.MetadataOptions;
import io.github.fakeec2.compute.MetadataRules;
import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.state.Row;
import io.github.fakeec2.time.Delay;
import software.amazon.awssdk.services.ec2.model.GetInstanceMetadataDefaultsRequest;
import software.amazon.awssdk.services.ec2.model.GetInstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataDefaultsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsResponse;

/** How instance metadata can be reached: of an instance, and of all that an account launches. */
@Simulates(family = "Instances")
final class MetadataOptionsApi {

    private static final SimulatedMembers DEFAULTS = SimulatedMembers.of("ModifyInstanceMetadataDefaults", "",
            "DryRun", "HttpEndpoint", "HttpPutResponseHopLimit", "HttpTokens", "InstanceMetadataTags");
    private static final String NO_PREFERENCE = "no-preference";
    private static final int NO_PREFERRED_HOPS = -1;

    private final Call call;

    MetadataOptionsApi(Call call) {
        this.call = call;
    }

    ModifyInstanceMetadataOptionsResponse modifyInstanceMetadataOptions(ModifyInstanceMetadataOptionsRequest request) {
        String id = Required.text("instanceId", request.instanceId());
        String tokens = request.httpTokensAsString();
        String endpoint = request.httpEndpointAsString();
        Integer hops = request.httpPutResponseHopLimit();
        String ipv6 = request.httpProtocolIpv6AsString();
        String tags = request.instanceMetadataTagsAsString();
        MetadataRules.require(tokens, endpoint, hops, ipv6, tags);
        if (!Required.isGiven(tokens) && !Required.isGiven(endpoint) && hops == null && !Required.isGiven(ipv6)
                && !Required.isGiven(tags)) {
            throw AwsError.of("InvalidParameterCombination", "No instance metadata options specified.");
        }
        Instance instance = Changeable.alive(call, id);
        MetadataOptions options = instance.settings().metadata().with(tokens, endpoint, hops, ipv6, tags)
                .changedIn(instance.generation());
        options.requireShowable(call.table(Instance.TABLE).get(id).tags().keySet());
        Instance changed = Changeable.change(call, instance, instance.settings().with(options));
        if (!changed.isIn("stopped")) {
            call.begin(Delay.INSTANCE_CHANGE, "metadata options", later -> apply(later, changed));
        }
        return ModifyInstanceMetadataOptionsResponse.builder()
                .instanceId(id)
                .instanceMetadataOptions(MetadataOptions.show(changed))
                .build();
    }

    private static void apply(Call call, Instance changed) {
        Row<Instance> row = call.table(Instance.TABLE).find(changed.id());
        if (row != null && row.value().generation() == changed.generation()
                && row.value().settings().metadata().equals(changed.settings().metadata())) {
            Changeable.change(call, row.value(), row.value().settings()
                    .with(row.value().settings().metadata().changedIn(MetadataOptions.REACHED)));
        }
    }

    GetInstanceMetadataDefaultsResponse getInstanceMetadataDefaults(GetInstanceMetadataDefaultsRequest request) {
        MetadataDefaults defaults = LaunchDefaults.of(call).metadata();
        return GetInstanceMetadataDefaultsResponse.builder()
                .accountLevel(InstanceMetadataDefaultsResponse.builder()
                        .httpTokens(defaults.httpTokens())
                        .httpEndpoint(defaults.httpEndpoint())
                        .httpPutResponseHopLimit(defaults.hopLimit())
                        .instanceMetadataTags(defaults.instanceMetadataTags())
                        .applyMutation(NewerSdk.member("InstanceMetadataDefaultsResponse.managedBy",
                                view -> view.managedBy("account")))
                        .build())
                .build();
    }

    @Limits("That an account enforces IMDSv2 is refused.")
    ModifyInstanceMetadataDefaultsResponse modifyInstanceMetadataDefaults(
            ModifyInstanceMetadataDefaultsRequest request) {
        DEFAULTS.requireNoOther(request);
        LaunchDefaults defaults = LaunchDefaults.of(call);
        MetadataDefaults before = defaults.metadata();
        Integer hops = request.httpPutResponseHopLimit();
        if (hops == null || hops != NO_PREFERRED_HOPS) {
            MetadataRules.requireHops(hops);
        }
        defaults.with(new MetadataDefaults(
                preference("httpTokens", request.httpTokensAsString(), before.httpTokens(), "optional", "required"),
                preference("httpEndpoint", request.httpEndpointAsString(), before.httpEndpoint(), "enabled",
                        "disabled"),
                hops == null ? before.hopLimit() : hops == NO_PREFERRED_HOPS ? null : hops,
                preference("instanceMetadataTags", request.instanceMetadataTagsAsString(),
                        before.instanceMetadataTags(), "enabled", "disabled"))).set(call);
        return ModifyInstanceMetadataDefaultsResponse.builder().returnValue(true).build();
    }

    private static String preference(String parameter, String wanted, String before, String one, String other) {
        if (NO_PREFERENCE.equals(wanted)) {
            return null;
        }
        MetadataRules.requireOneOf(parameter, wanted, one, other);
        return Required.isGiven(wanted) ? wanted : before;
    }
}
