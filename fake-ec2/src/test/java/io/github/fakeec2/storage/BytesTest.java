package io.github.fakeec2.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {

    /** Random writes, next to each other and far apart, compared with a plain array. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatWasWrittenIsRead(long seed) {
        Random random = new Random(seed);
        byte[] plain = new byte[200_000];
        Bytes bytes = Bytes.ZEROS;
        for (int i = 0; i < 200; i++) {
            byte[] piece = new byte[random.nextInt(10_000)];
            random.nextBytes(piece);
            int at = random.nextInt(plain.length - piece.length);
            System.arraycopy(piece, 0, plain, at, piece.length);
            bytes = bytes.with(at, piece);
        }

        assertThat(bytes.read(0, plain.length)).isEqualTo(plain);
        assertThat(bytes.read(4_095, 2)).isEqualTo(Arrays.copyOfRange(plain, 4_095, 4_097));
        assertThat(bytes.read(1L << 40, 3)).isEqualTo(new byte[3]);
        assertThat(Bytes.ZEROS.with(0, plain)).hasToString(bytes.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4_095, 4_096, 131_071, 131_072, 1L << 30, (1L << 46) - 3})
    void everyPlaceOfTheLargestVolumeCanBeWritten(long offset) {
        Bytes bytes = Bytes.ZEROS.with(5_000, new byte[] {9}).with(offset, new byte[] {1, 2, 3});

        assertThat(bytes.read(offset, 3)).containsExactly(1, 2, 3);
        assertThat(bytes.read(5_000, 1)).containsExactly(9);
    }

    @Test
    void anEarlierContentStaysAsItWas() {
        Bytes before = Bytes.ZEROS.with(0, new byte[] {1});

        before.with(0, new byte[] {2});

        assertThat(before.read(0, 1)).containsExactly(1);
    }

    @Test
    void zerosThatAreWrittenAreAsGoodAsNothing() {
        assertThat(Bytes.ZEROS.with(10_000, new byte[] {1}).with(10_000, new byte[] {0}))
                .hasToString(Bytes.ZEROS.toString());
        assertThat(Bytes.ZEROS.with(0, new byte[] {1})).doesNotHaveToString(Bytes.ZEROS.toString());
        assertThat(Bytes.ZEROS.with(0, new byte[] {1})).doesNotHaveToString(Bytes.ZEROS.with(1, new byte[] {1})
                .toString());
        assertThat(Bytes.ZEROS.with(0, new byte[] {1})).doesNotHaveToString(Bytes.ZEROS.with(4_096, new byte[] {1})
                .toString());
    }
}
