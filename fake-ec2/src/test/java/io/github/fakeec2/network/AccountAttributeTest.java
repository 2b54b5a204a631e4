package io.github.fakeec2.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fakeec2.FakeCloud;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AccountAttribute;
import software.amazon.awssdk.services.ec2.model.AccountAttributeName;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class AccountAttributeTest {

    @Test
    void theAttributesOfANewAccountNameItsDefaultVpc() {
        try (FakeCloud cloud = FakeCloud.create()) {
            String vpc = cloud.ec2().describeVpcs().vpcs().get(0).vpcId();

            assertThat(cloud.ec2().describeAccountAttributes().accountAttributes())
                    .extracting(AccountAttribute::attributeName)
                    .containsExactly("supported-platforms", "vpc-max-security-groups-per-interface",
                            "max-elastic-ips", "max-instances", "vpc-max-elastic-ips", "default-vpc");
            assertThat(cloud.ec2().describeAccountAttributes(r -> r.attributeNames(AccountAttributeName.DEFAULT_VPC))
                    .accountAttributes()).singleElement().satisfies(attribute ->
                            assertThat(attribute.attributeValues().get(0).attributeValue()).isEqualTo(vpc));
        }
    }

    @Test
    void anUnknownAttributeIsRefused() {
        try (FakeCloud cloud = FakeCloud.create()) {
            Ec2Exception error = catchThrowableOfType(Ec2Exception.class, () -> cloud.ec2()
                    .describeAccountAttributes(r -> r.attributeNamesWithStrings("favourite-colour")));

            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
        }
    }
}
