package io.github.fakeec2.network.eni;

import static io.github.fakeec2.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakeec2.quota.Quota;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AddressTransfer;
import software.amazon.awssdk.services.ec2.model.Tag;

class AddressTransferTest {

    private static final String OTHER = "210987654321";

    private final EniWorld world = EniWorld.manual();
    private final Ec2Client ec2 = world.ec2;
    private final Ec2Client other = world.cloud.account(OTHER).ec2();

    @AfterEach
    void close() {
        world.close();
    }

    private AddressTransfer offer(String allocation) {
        return ec2.enableAddressTransfer(r -> r.allocationId(allocation).transferAccountId(OTHER)).addressTransfer();
    }

    private String ip(String allocation) {
        return world.address(allocation).publicIp();
    }

    @Test
    void anAddressGoesToTheAccountThatAcceptsIt() {
        String allocation = world.allocate();
        ec2.createTags(r -> r.resources(allocation).tags(Tag.builder().key("a").value("b").build()));
        String ip = ip(allocation);
        AddressTransfer offered = offer(allocation);
        assertThat(offered.addressTransferStatusAsString()).isEqualTo("pending");
        assertThat(offered.transferOfferExpirationTimestamp())
                .isEqualTo(world.cloud.time().now().plus(Duration.ofDays(7)));

        AddressTransfer accepted = other.acceptAddressTransfer(r -> r.address(ip)).addressTransfer();

        assertThat(accepted.addressTransferStatusAsString()).isEqualTo("accepted");
        assertThat(accepted.transferOfferAcceptedTimestamp()).isEqualTo(world.cloud.time().now());
        assertThat(ec2.describeAddresses().addresses()).isEmpty();
        assertThat(other.describeAddresses().addresses()).singleElement().satisfies(address -> {
            assertThat(address.publicIp()).isEqualTo(ip);
            assertThat(address.tags()).as("tags do not come along").isEmpty();
        });
        assertThat(other.describeAddresses().addresses()).extracting(Address::allocationId)
                .doesNotContain(allocation);
    }

    @Test
    void theSourceSeesAnAcceptedTransferForFourteenDays() {
        String allocation = world.allocate();
        offer(allocation);
        String ip = ip(allocation);
        other.acceptAddressTransfer(r -> r.address(ip));

        world.cloud.time().advance(Duration.ofDays(13));
        assertThat(ec2.describeAddressTransfers(r -> { }).addressTransfers()).singleElement()
                .satisfies(transfer -> assertThat(transfer.addressTransferStatusAsString()).isEqualTo("accepted"));
        world.cloud.time().advance(Duration.ofDays(1));
        assertThat(ec2.describeAddressTransfers(r -> { }).addressTransfers()).isEmpty();
    }

    @Test
    void anOfferStandsForSevenDays() {
        String allocation = world.allocate();
        String ip = ip(allocation);
        offer(allocation);

        world.cloud.time().advance(Duration.ofDays(7));

        assertThat(ec2.describeAddressTransfers(r -> { }).addressTransfers()).isEmpty();
        assertThat(ip(allocation)).isEqualTo(ip);
        assertRefused("InvalidAddress.NotFound", "Address '" + ip + "' not found.",
                () -> other.acceptAddressTransfer(r -> r.address(ip)));
    }

    @Test
    void anOfferCanBeTakenBack() {
        String allocation = world.allocate();
        String ip = ip(allocation);
        offer(allocation);

        assertThat(ec2.disableAddressTransfer(r -> r.allocationId(allocation)).addressTransfer()
                .addressTransferStatusAsString()).isEqualTo("disabled");
        assertRefused("InvalidAddress.NotFound", () -> other.acceptAddressTransfer(r -> r.address(ip)));
        assertRefused("InvalidParameterValue", () -> ec2.disableAddressTransfer(r -> r.allocationId(allocation)));
    }

    @Test
    void onlyTheAccountInTheRegionThatIsMeantCanAccept() {
        String allocation = world.allocate();
        String ip = ip(allocation);
        offer(allocation);

        assertRefused("InvalidAddress.NotFound", () -> ec2.acceptAddressTransfer(r -> r.address(ip)));
        assertRefused("InvalidAddress.NotFound",
                () -> world.cloud.account("333333333333").ec2().acceptAddressTransfer(r -> r.address(ip)));
        assertRefused("InvalidAddress.NotFound", () -> world.cloud.account(OTHER)
                .client(Ec2Client.class, "eu-west-1").acceptAddressTransfer(r -> r.address(ip)));
    }

    @Test
    void anAssociatedAddressIsOfferedButNotAccepted() {
        String allocation = world.allocate();
        String eni = world.create();
        ec2.associateAddress(r -> r.allocationId(allocation).networkInterfaceId(eni));
        String ip = ip(allocation);
        offer(allocation);

        assertRefused("InvalidTransfer.AddressAssociated", () -> other.acceptAddressTransfer(r -> r.address(ip)));
        ec2.disassociateAddress(r -> r.associationId(world.address(allocation).associationId()));
        assertThat(other.acceptAddressTransfer(r -> r.address(ip)).addressTransfer().publicIp()).isEqualTo(ip);
    }

    @Test
    void anAddressWithANameForReverseLookupsIsNotAccepted() {
        String allocation = world.allocate();
        String ip = ip(allocation);
        ec2.modifyAddressAttribute(r -> r.allocationId(allocation).domainName("mail.example.com"));
        offer(allocation);

        assertRefused("InvalidTransfer.AddressCustomPtrSet", () -> other.acceptAddressTransfer(r -> r.address(ip)));
    }

    @Test
    void theQuotaOfTheAccountThatAcceptsCounts() {
        String allocation = world.allocate();
        String ip = ip(allocation);
        offer(allocation);
        world.cloud.quotas().set(Quota.ELASTIC_IPS_PER_REGION, 0);

        assertRefused("AddressLimitExceeded", "The maximum number of addresses has been reached.",
                () -> other.acceptAddressTransfer(r -> r.address(ip)));
    }

    @Test
    void aReleasedAddressIsNoLongerOffered() {
        String allocation = world.allocate();
        String ip = ip(allocation);
        offer(allocation);
        ec2.releaseAddress(r -> r.allocationId(allocation));

        assertRefused("InvalidAddress.NotFound", () -> other.acceptAddressTransfer(r -> r.address(ip)));
    }

    @Test
    void anAddressCanGoOnToAThirdAccount() {
        String allocation = world.allocate();
        String ip = ip(allocation);
        offer(allocation);
        other.acceptAddressTransfer(r -> r.address(ip));
        String there = other.describeAddresses().addresses().get(0).allocationId();
        other.enableAddressTransfer(r -> r.allocationId(there).transferAccountId("333333333333"));

        Ec2Client third = world.cloud.account("333333333333").ec2();
        third.acceptAddressTransfer(r -> r.address(ip));

        assertThat(third.describeAddresses().addresses()).extracting(Address::publicIp).containsExactly(ip);
        assertThat(other.describeAddresses().addresses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012", "12345", "21098765432x"})
    void theOtherAccountIsAnotherAccount(String account) {
        String allocation = world.allocate();
        assertRefused("InvalidParameterValue",
                () -> ec2.enableAddressTransfer(r -> r.allocationId(allocation).transferAccountId(account)));
    }
}
