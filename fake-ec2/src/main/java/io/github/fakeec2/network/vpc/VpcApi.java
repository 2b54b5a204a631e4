package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.query.Listing;
import io.github.fakeec2.query.Page;
import io.github.fakeec2.query.PageRules;
import io.github.fakeec2.query.Required;
import io.github.fakeec2.query.SimulatedMembers;
import io.github.fakeec2.query.TagRules;
import io.github.fakeec2.state.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcTenancyRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcTenancyResponse;

/** Makes, lists, changes and deletes VPCs. */
@Simulates(family = "VPCs")
final class VpcApi {

    private static final Listing<Vpc> LISTING =
            new Listing<>(Vpc.TABLE, () -> VpcFilters.ALL, PageRules.upperCase("VpcIds", 5, 1000));
    private static final SimulatedMembers CREATE = SimulatedMembers.of("CreateVpc", "", "DryRun", "CidrBlock",
            "AmazonProvidedIpv6CidrBlock", "Ipv6CidrBlockNetworkBorderGroup", "InstanceTenancy", "TagSpecifications");

    private static final String DNS_SUPPORT = "enableDnsSupport";
    private static final String DNS_HOSTNAMES = "enableDnsHostnames";
    private static final String USAGE_METRICS = "enableNetworkAddressUsageMetrics";

    private final Call call;

    VpcApi(Call call) {
        this.call = call;
    }

    @Limits("Ranges are given or Amazon's: there are no IPAM pools, no own IPv6 pools and no encryption control.")
    CreateVpcResponse createVpc(CreateVpcRequest request) {
        Map<String, String> tags = TagRules.onCreate(request.tagSpecifications(), Vpc.TABLE.resourceType(),
                Set.of(Vpc.TABLE.resourceType()), "InvalidParameter");
        CREATE.requireNoOther(request);
        Row<Vpc> made = new VpcLife(call).begin(request, tags);
        return CreateVpcResponse.builder().vpc(VpcView.of(made, call.region())).build();
    }

    CreateDefaultVpcResponse createDefaultVpc(CreateDefaultVpcRequest request) {
        Row<Vpc> made = new VpcLife(call).beginDefault();
        return CreateDefaultVpcResponse.builder().vpc(VpcView.of(made, call.region())).build();
    }

    DeleteVpcResponse deleteVpc(DeleteVpcRequest request) {
        new VpcLife(call).end(get(request.vpcId()));
        return DeleteVpcResponse.builder().build();
    }

    DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        Page<Vpc> page = LISTING.page(call.region(), request.vpcIds(), request.filters(),
                request.maxResults(), request.nextToken());
        return DescribeVpcsResponse.builder()
                .vpcs(page.map(row -> VpcView.of(row, call.region())))
                .nextToken(page.nextToken())
                .build();
    }

    DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request) {
        Required.text("vpcId", request.vpcId());
        String attribute = Required.text("attribute", request.attributeAsString());
        Vpc vpc = get(request.vpcId());
        var response = DescribeVpcAttributeResponse.builder().vpcId(vpc.id());
        switch (attribute) {
            case DNS_SUPPORT -> response.enableDnsSupport(value(vpc.dnsSupport()));
            case DNS_HOSTNAMES -> response.enableDnsHostnames(value(vpc.dnsHostnames()));
            case USAGE_METRICS -> response.enableNetworkAddressUsageMetrics(value(vpc.addressUsageMetrics()));
            default -> throw AwsError.of("InvalidParameterValue", "Invalid attribute: " + attribute);
        }
        return response.build();
    }

    private static AttributeBooleanValue value(boolean value) {
        return AttributeBooleanValue.builder().value(value).build();
    }

    @Limits("Network Address Usage is not measured.")
    ModifyVpcAttributeResponse modifyVpcAttribute(ModifyVpcAttributeRequest request) {
        Vpc vpc = get(request.vpcId());
        Map<String, AttributeBooleanValue> attributes = new LinkedHashMap<>();
        attributes.put(DNS_SUPPORT, request.enableDnsSupport());
        attributes.put(DNS_HOSTNAMES, request.enableDnsHostnames());
        attributes.put(USAGE_METRICS, request.enableNetworkAddressUsageMetrics());
        String attribute = Required.oneOf(attributes);
        boolean value = Required.value(attributes.get(attribute));
        call.table(Vpc.TABLE).update(switch (attribute) {
            case DNS_SUPPORT -> vpc.withAttributes(value, vpc.dnsHostnames(), vpc.addressUsageMetrics());
            case DNS_HOSTNAMES -> withHostnames(vpc, value);
            default -> vpc.withAttributes(vpc.dnsSupport(), vpc.dnsHostnames(), value);
        });
        return ModifyVpcAttributeResponse.builder().build();
    }

    private static Vpc withHostnames(Vpc vpc, boolean hostnames) {
        if (hostnames && !vpc.dnsSupport()) {
            throw AwsError.of("InvalidParameterCombination",
                    "DNS hostnames can only be enabled for a VPC in which DNS support is enabled");
        }
        return vpc.withAttributes(vpc.dnsSupport(), hostnames, vpc.addressUsageMetrics());
    }

    ModifyVpcTenancyResponse modifyVpcTenancy(ModifyVpcTenancyRequest request) {
        Required.text("vpcId", request.vpcId());
        String tenancy = Required.text("instanceTenancy", request.instanceTenancyAsString());
        Vpc vpc = get(request.vpcId());
        if (!tenancy.equals(VpcLife.DEFAULT_TENANCY)) {
            throw AwsError.invalidValue("instanceTenancy", tenancy);
        }
        call.table(Vpc.TABLE).update(vpc.withDefaultTenancy());
        return ModifyVpcTenancyResponse.builder().returnValue(true).build();
    }

    private Vpc get(String id) {
        return call.table(Vpc.TABLE).get(Required.text("vpcId", id)).value();
    }
}
