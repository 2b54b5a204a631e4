package io.github.fakeec2.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 77, 255, 256, 511, 512, 700, 901, 1_022, 1_023})
    void theTableHoldsPrimes(int number) {
        assertThat(Primes.get(number).isProbablePrime(40)).isTrue();
    }

    @Test
    void allAreDifferentOfFullLengthAndFitForTheExponent() {
        Set<BigInteger> seen = new HashSet<>();
        for (int i = 0; i < Primes.COUNT; i++) {
            BigInteger prime = Primes.get(i);
            assertThat(seen.add(prime)).isTrue();
            assertThat(prime.bitLength()).isEqualTo(1_024);
            assertThat(prime.testBit(1_022)).isTrue();
            assertThat(prime.mod(BigInteger.valueOf(65_537))).isNotEqualTo(BigInteger.ONE);
            // Multiples of small primes betray an error in the table at once.
            assertThat(prime.gcd(BigInteger.valueOf(3L * 5 * 7 * 11 * 13 * 17 * 19 * 23 * 29 * 31)))
                    .isEqualTo(BigInteger.ONE);
        }
    }
}
