package io.github.fakeec2.inside;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A picture of a console of 80 columns and 25 lines, in JPEG, from so far away that one sees where something is written
 * but not what. Each character is one block of 8 by 8 pixels of the same grey, which takes of JPEG (ITU-T T.81,
 * baseline) no more than the mean of each block, so that no graphics library has to be loaded.
 */
final class Screenshot {

    private static final int COLUMNS = 80;
    private static final int ROWS = 25;
    private static final int BLOCK = 8;
    private static final int INK = 80;
    private static final int PAPER = -128;

    private final ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    private int bits;
    private int bitCount;

    private Screenshot() {
    }

    /** The picture of what the end of a text looks like. */
    static byte[] of(String text) {
        return new Screenshot().draw(lastLines(text));
    }

    private static List<String> lastLines(String text) {
        List<String> lines = text.lines().toList();
        return lines.subList(Math.max(0, lines.size() - ROWS), lines.size());
    }

    private byte[] draw(List<String> lines) {
        head();
        int before = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int grey = isInk(lines, row, column) ? INK : PAPER;
                putDifference(grey - before);
                putBits(0, 1); // the end of the block: no detail within it
                before = grey;
            }
        }
        if (bitCount > 0) {
            putBits((1 << BLOCK - bitCount) - 1, BLOCK - bitCount);
        }
        marker(0xd9);
        return jpeg.toByteArray();
    }

    private static boolean isInk(List<String> lines, int row, int column) {
        return row < lines.size() && column < lines.get(row).length()
                && !Character.isWhitespace(lines.get(row).charAt(column));
    }

    private void head() {
        marker(0xd8);
        segment(0xe0, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
        int[] steps = new int[1 + BLOCK * BLOCK];
        Arrays.fill(steps, 1, steps.length, BLOCK); // so that the first coefficient is the mean
        segment(0xdb, steps);
        int height = ROWS * BLOCK;
        int width = COLUMNS * BLOCK;
        segment(0xc0, 8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0);
        // Means: a code of four bits for each count of bits from 0 to 8. Details: one code of one bit, for none.
        segment(0xc4, 0x00, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        segment(0xc4, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        segment(0xda, 1, 1, 0x00, 0, 63, 0);
    }

    private void putDifference(int difference) {
        int size = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(difference));
        putBits(size, 4);
        putBits(difference < 0 ? difference - 1 & (1 << size) - 1 : difference, size);
    }

    private void putBits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bits = bits << 1 | value >> i & 1;
            if (++bitCount == BLOCK) {
                jpeg.write(bits);
                if ((bits & 0xff) == 0xff) {
                    jpeg.write(0); // what looks like a marker and is none
                }
                bits = 0;
                bitCount = 0;
            }
        }
    }

    private void marker(int code) {
        jpeg.write(0xff);
        jpeg.write(code);
    }

    private void segment(int code, int... content) {
        marker(code);
        int length = content.length + 2;
        jpeg.write(length >> 8);
        jpeg.write(length);
        for (int each : content) {
            jpeg.write(each);
        }
    }
}
