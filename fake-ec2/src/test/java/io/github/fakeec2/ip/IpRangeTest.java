package io.github.fakeec2.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.255.255.255, true", "10.0.0.0/8, 11.0.0.0, false", "0.0.0.0/0, 255.255.255.255, true",
            "10.0.0.7/32, 10.0.0.7, true", "10.0.0.7/32, 10.0.0.8, false", "0.0.0.0/0, ::1, false",
            "::/0, 10.0.0.1, false", "::/0, 2001:db8::1, true", "2001:db8::/32, 2001:db8:ffff::, true",
            "2001:db8::/32, 2001:db9::, false", "2001:db8::/72, 2001:db8::ff:0:0, true",
            "2001:db8::/72, 2001:db8:0:0:100::, false", "2001:db8::1/128, 2001:db8::1, true"})
    void aRangeHoldsTheAddressesOfItsFamilyThatShareItsBits(String range, String address, boolean contains) {
        assertThat(IpRange.parse(range).contains(IpAddress.parse(address))).isEqualTo(contains);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.1.0.0/16, true", "10.1.0.0/16, 10.0.0.0/8, false", "::/0, 10.0.0.0/8, false",
            "0.0.0.0/0, ::/0, false", "::/0, 2001:db8::/32, true"})
    void aRangeHoldsNarrowerOnesOfItsFamily(String range, String other, boolean contains) {
        assertThat(IpRange.parse(range).contains(IpRange.parse(other))).isEqualTo(contains);
        assertThat(IpRange.parse(other).overlaps(IpRange.parse(range)))
                .isEqualTo(contains || IpRange.parse(other).contains(IpRange.parse(range)));
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3/16, 10.1.0.0/16, 10.1.0.0, 10.1.255.255, 16",
            "0.0.0.0/0, 0.0.0.0/0, 0.0.0.0, 255.255.255.255, 0",
            "2001:db8::5/64, 2001:db8::/64, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff, 64"})
    void aRangeKnowsItsEndsAndIsWrittenAsCidr(String given, String text, String first, String last, int prefix) {
        IpRange range = IpRange.parse(given);
        assertThat(range).hasToString(text);
        assertThat(range.first()).hasToString(first);
        assertThat(range.last()).hasToString(last);
        assertThat(range.prefix()).isEqualTo(prefix);
    }

    @Test
    void addressesAreInOrderAcrossAllBits() {
        assertThat(IpAddress.parse("10.0.0.255").next()).isEqualTo(IpAddress.parse("10.0.1.0"));
        assertThat(IpAddress.parse("2001:db8::ffff:ffff:ffff:ffff").next())
                .isEqualTo(IpAddress.parse("2001:db8:0:1::"));
        assertThat(IpAddress.parse("9.255.255.255")).isLessThan(IpAddress.parse("200.0.0.0"));
        assertThat(IpAddress.parse("200.0.0.0")).isLessThan(IpAddress.parse("ff00::"));
        assertThat(IpAddress.of(Ipv6.parse("2001:db8::1"))).hasToString("2001:db8::1");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "::/129", "10.0.0/8", "2001:db8::"})
    void whatIsNoRangeIsRefused(String text) {
        assertThat(IpRange.tryParse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.parse(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "10.0.0.0/8", "10.0.0", "::g", "1:2:3"})
    void whatIsNoAddressIsRefused(String text) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.parse(text));
    }
}
