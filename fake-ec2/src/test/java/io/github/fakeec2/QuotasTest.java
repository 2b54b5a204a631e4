package io.github.fakeec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fakeec2.quota.Quota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuotasTest {

    @ParameterizedTest
    @EnumSource(Quota.class)
    void aFreshCloudHasTheQuotasThatAwsGivesUnasked(Quota quota) {
        try (var cloud = FakeCloud.create()) {
            assertThat(cloud.quotas().of(quota)).isEqualTo(quota.defaultValue()).isPositive();
        }
    }

    @Test
    void aQuotaIsSetForOneCloudAlone() {
        try (var cloud = FakeCloud.create(); var other = FakeCloud.create()) {
            cloud.quotas().set(Quota.VPCS_PER_REGION, 100);

            assertThat(cloud.quotas().of(Quota.VPCS_PER_REGION)).isEqualTo(100);
            assertThat(other.quotas().of(Quota.VPCS_PER_REGION)).isEqualTo(5);
        }
    }

    @Test
    void aNegativeQuotaIsNone() {
        try (var cloud = FakeCloud.create()) {
            assertThatIllegalArgumentException().isThrownBy(() -> cloud.quotas().set(Quota.VPCS_PER_REGION, -1))
                    .withMessage("A quota is 0 or more, not -1");
        }
    }

    @Test
    void anInterfaceHasAThousandRulesAtTheMost() {
        try (var cloud = FakeCloud.create()) {
            cloud.quotas().set(Quota.RULES_PER_SECURITY_GROUP, 200);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cloud.quotas().set(Quota.RULES_PER_SECURITY_GROUP, 201))
                    .withMessage("AWS lets no network interface have more than 1000 rules; 5 security groups of 201 "
                            + "rules each would be more. Lower the other quota first");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cloud.quotas().set(Quota.SECURITY_GROUPS_PER_INTERFACE, 6));
            cloud.quotas().set(Quota.SECURITY_GROUPS_PER_INTERFACE, 1).set(Quota.RULES_PER_SECURITY_GROUP, 1000);
        }
    }
}
