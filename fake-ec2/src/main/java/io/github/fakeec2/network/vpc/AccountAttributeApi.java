package io.github.fakeec2.network.vpc;

import io.github.fakeec2.error.AwsError;
import io.github.fakeec2.gateway.Call;
import io.github.fakeec2.gateway.Limits;
import io.github.fakeec2.gateway.Simulates;
import io.github.fakeec2.network.Vpc;
import io.github.fakeec2.network.Vpcs;
import io.github.fakeec2.state.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.AccountAttribute;
import software.amazon.awssdk.services.ec2.model.AccountAttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesResponse;

/** The attributes of an account. */
@Simulates(family = "Account")
final class AccountAttributeApi {

    private final Call call;

    AccountAttributeApi(Call call) {
        this.call = call;
    }

    @Limits("The limits are those of a new account.")
    DescribeAccountAttributesResponse describeAccountAttributes(DescribeAccountAttributesRequest request) {
        Map<String, String> attributes = attributes();
        List<String> names = request.attributeNamesAsStrings();
        for (String name : names) {
            if (!attributes.containsKey(name)) {
                throw AwsError.invalidValue("attributeName", name);
            }
        }
        List<AccountAttribute> shown = new ArrayList<>();
        attributes.forEach((name, value) -> {
            if (names.isEmpty() || names.contains(name)) {
                shown.add(AccountAttribute.builder()
                        .attributeName(name)
                        .attributeValues(AccountAttributeValue.builder().attributeValue(value).build())
                        .build());
            }
        });
        return DescribeAccountAttributesResponse.builder().accountAttributes(shown).build();
    }

    /** By name, in the order in which AWS lists them. */
    private Map<String, String> attributes() {
        Row<Vpc> defaultVpc = Vpcs.defaultVpc(call);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("supported-platforms", "VPC");
        attributes.put("vpc-max-security-groups-per-interface", "5");
        attributes.put("max-elastic-ips", "5");
        attributes.put("max-instances", "20");
        attributes.put("vpc-max-elastic-ips", "5");
        attributes.put("default-vpc", defaultVpc == null ? "none" : defaultVpc.id());
        return attributes;
    }
}
