package io.github.fakeec2.state;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Things in the order of their numbers. Nearly all come with a number above the last, which makes a pair of arrays do
 * what a tree does at several times the cost; only a rollback puts one back between others.
 */
final class InOrder<E> {

    private static final int FIRST_CAPACITY = 8;

    private long[] numbers = new long[FIRST_CAPACITY];
    private Object[] elements = new Object[FIRST_CAPACITY]; // null where one has gone
    private int used;
    private int size;

    int size() {
        return size;
    }

    void put(long number, E element) {
        size++;
        if (used > 0 && number <= numbers[used - 1]) {
            putBetween(number, element);
            return;
        }
        if (used == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * used);
            elements = Arrays.copyOf(elements, 2 * used);
        }
        numbers[used] = number;
        elements[used++] = element;
    }

    private void putBetween(long number, E element) {
        int at = Arrays.binarySearch(numbers, 0, used, number);
        if (at < 0) {
            at = -at - 1;
            long[] widerNumbers = new long[Math.max(used + 1, numbers.length)];
            Object[] widerElements = new Object[widerNumbers.length];
            System.arraycopy(numbers, 0, widerNumbers, 0, at);
            System.arraycopy(numbers, at, widerNumbers, at + 1, used - at);
            System.arraycopy(elements, 0, widerElements, 0, at);
            System.arraycopy(elements, at, widerElements, at + 1, used - at);
            numbers = widerNumbers;
            elements = widerElements;
            numbers[at] = number;
            used++;
        }
        elements[at] = element;
    }

    void remove(long number) {
        int at = Arrays.binarySearch(numbers, 0, used, number);
        if (at >= 0 && elements[at] != null) {
            elements[at] = null;
            size--;
            if (used > FIRST_CAPACITY && size < used / 2) {
                closeGaps();
            }
        }
    }

    /** Into new arrays, so that who is reading the old ones is not disturbed. */
    private void closeGaps() {
        long[] denseNumbers = new long[Math.max(FIRST_CAPACITY, 2 * size)];
        Object[] denseElements = new Object[denseNumbers.length];
        int next = 0;
        for (int i = 0; i < used; i++) {
            if (elements[i] != null) {
                denseNumbers[next] = numbers[i];
                denseElements[next++] = elements[i];
            }
        }
        numbers = denseNumbers;
        elements = denseElements;
        used = next;
    }

    /** How many have the given number or a higher one. */
    int sizeFrom(long number) {
        if (number <= 0) {
            return size;
        }
        int count = 0;
        for (int i = placeOf(number); i < used; i++) {
            count += elements[i] == null ? 0 : 1;
        }
        return count;
    }

    private int placeOf(long number) {
        int at = Arrays.binarySearch(numbers, 0, used, number);
        return at < 0 ? -at - 1 : at;
    }

    /** Those with the given number or a higher one. */
    Iterator<E> from(long number) {
        Object[] read = elements;
        int end = used;
        int begin = number <= 0 ? 0 : placeOf(number);
        return new Iterator<>() {

            private int next = skipGaps(begin);

            private int skipGaps(int at) {
                int i = at;
                while (i < end && read[i] == null) {
                    i++;
                }
                return i;
            }

            @Override
            public boolean hasNext() {
                return next < end;
            }

            @Override
            @SuppressWarnings("unchecked")
            public E next() {
                if (next >= end) {
                    throw new NoSuchElementException();
                }
                E element = (E) read[next];
                next = skipGaps(next + 1);
                return element;
            }
        };
    }
}
