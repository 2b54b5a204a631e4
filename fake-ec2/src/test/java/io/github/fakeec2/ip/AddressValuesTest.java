package io.github.fakeec2.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.1", "172.31.255.254", "255.255.255.255"})
    void anAddressIsReadAndWrittenAlike(String text) {
        assertThat(Ipv4.isValid(text)).isTrue();
        assertThat(Ipv4.text(Ipv4.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1..3.4", "1.2.3.4 ", "a.b.c.d",
            "1.2.3.", "-1.2.3.4", "1.2.3.1000", "١.2.3.4"})
    void whatIsNoAddressIsRefused(String text) {
        assertThat(Ipv4.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Ipv4.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/16, 10.0.0.0/16", "10.0.0.5/24, 10.0.0.0/24", "100.68.0.18/18, 100.68.0.0/18",
            "1.2.3.4/0, 0.0.0.0/0", "1.2.3.4/32, 1.2.3.4/32"})
    void aRangeLosesTheBitsBeyondItsPrefix(String given, String canonical) {
        assertThat(Cidr.parse(given)).hasToString(canonical);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "/", "/32", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08",
            "10.0.0/8", "10.0.0.0/8/8", "::/0", "10.0.0.0/99999999999"})
    void whatIsNoRangeIsRefused(String text) {
        assertThat(Cidr.tryParse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
    }

    @Test
    void aRangeKnowsItsAddresses() {
        Cidr range = Cidr.parse("172.31.16.0/20");
        assertThat(range.size()).isEqualTo(4096);
        assertThat(range.contains(Ipv4.parse("172.31.16.0"))).isTrue();
        assertThat(range.contains(range.last())).isTrue();
        assertThat(range.contains(Ipv4.parse("172.31.32.0"))).isFalse();
        assertThat(Cidr.ANYWHERE.contains(range)).isTrue();
        assertThat(Cidr.ANYWHERE.size()).isEqualTo(1L << 32);
        assertThat(range.contains(Cidr.ANYWHERE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"::/0, ::/0", "2001:DB8::1/32, 2001:db8::/32", "2001:db8:0:0:1:0:0:1/128, 2001:db8::1:0:0:1/128",
            "1:2:3:4:5:6:7:8/128, 1:2:3:4:5:6:7:8/128", "fe80::/10, fe80::/10", "::1/128, ::1/128",
            "1:0:2::8/128, 1:0:2::8/128", "ffff:ffff:ffff:ffff:ffff::/65, ffff:ffff:ffff:ffff:8000::/65",
            "0:1:2:3:4:5:6:7/128, 0:1:2:3:4:5:6:7/128"})
    void anIpv6RangeIsWrittenInItsCanonicalForm(String given, String canonical) {
        assertThat(Ipv6Cidr.tryParse(given)).hasValueSatisfying(range -> assertThat(range).hasToString(canonical));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "/64", "::", "::/129", ":::/0", "1::2::3/64", "1:2:3:4:5:6:7/64", "12345::/16",
            "1:2:3:4:5:6:7:8:9/64", "g::/16", ":1::/16", "::1.2.3.4/96", "fe80::1%eth0/64", "1:2:3:4:5:6:7::8/64"})
    void whatIsNoIpv6RangeIsRefused(String text) {
        assertThat(Ipv6Cidr.tryParse(text)).isEmpty();
    }
}
