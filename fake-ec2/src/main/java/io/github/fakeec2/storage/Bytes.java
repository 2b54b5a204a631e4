package io.github.fakeec2.storage;

import java.util.Arrays;

/**
 * The content of a disk: zeros, but for what was written. Immutable: a write gives another content, which shares with
 * the earlier one all pages that it did not touch, so that a rollback, or a snapshot, costs nothing.
 *
 * <p>Pages hang in a tree of small arrays, as tall as the highest page that was written needs. A content's hash follows
 * from those of its pages, whatever the order of writes, and a page of zeros counts as never written.
 */
public final class Bytes {

    /** Nothing but zeros. */
    public static final Bytes ZEROS = new Bytes(null, 0, 0);

    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int FAN_BITS = 5;
    private static final int FAN = 1 << FAN_BITS;

    /** A page, where the height is 0, or else an array of what hangs below; null for zeros. */
    private final Object root;
    private final int height;
    private final long hash;

    private Bytes(Object root, int height, long hash) {
        this.root = root;
        this.height = height;
        this.hash = hash;
    }

    /** So many bytes from a place on. */
    public byte[] read(long offset, int length) {
        byte[] read = new byte[length];
        for (int done = 0; done < length;) {
            long at = offset + done;
            int within = (int) (at & PAGE - 1);
            int count = Math.min(length - done, PAGE - within);
            byte[] page = page(at >>> PAGE_BITS);
            if (page != null) {
                System.arraycopy(page, within, read, done, count);
            }
            done += count;
        }
        return read;
    }

    /** The same content with other bytes from a place on. */
    public Bytes with(long offset, byte[] written) {
        Bytes content = this;
        for (int done = 0; done < written.length;) {
            long at = offset + done;
            int within = (int) (at & PAGE - 1);
            int count = Math.min(written.length - done, PAGE - within);
            content = content.withPart(at >>> PAGE_BITS, within, written, done, count);
            done += count;
        }
        return content;
    }

    private Bytes withPart(long number, int within, byte[] written, int from, int count) {
        byte[] before = page(number);
        byte[] after = before == null ? new byte[PAGE] : before.clone();
        System.arraycopy(written, from, after, within, count);
        long otherHash = hash - hashOf(number, before) + hashOf(number, after);
        Bytes tall = tallEnoughFor(number);
        return new Bytes(put(tall.root, tall.height, number, isZero(after) ? null : after), tall.height, otherHash);
    }

    private byte[] page(long number) {
        if (number >>> height * FAN_BITS != 0) {
            return null;
        }
        Object node = root;
        for (int level = height; level > 0 && node != null; level--) {
            node = ((Object[]) node)[slot(number, level)];
        }
        return (byte[]) node;
    }

    private Bytes tallEnoughFor(long number) {
        Object top = root;
        int levels = height;
        while (number >>> levels * FAN_BITS != 0) {
            if (top != null) {
                Object[] above = new Object[FAN];
                above[0] = top;
                top = above;
            }
            levels++;
        }
        return new Bytes(top, levels, hash);
    }

    private static Object put(Object node, int level, long number, byte[] page) {
        if (level == 0) {
            return page;
        }
        Object[] copy = node == null ? new Object[FAN] : ((Object[]) node).clone();
        int slot = slot(number, level);
        copy[slot] = put(copy[slot], level - 1, number, page);
        return copy;
    }

    private static int slot(long number, int level) {
        return (int) (number >>> (level - 1) * FAN_BITS) & FAN - 1;
    }

    private static boolean isZero(byte[] page) {
        for (byte each : page) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private static long hashOf(long number, byte[] page) {
        if (page == null || isZero(page)) {
            return 0;
        }
        long mixed = (number + 1) * 0x9e3779b97f4a7c15L ^ Arrays.hashCode(page) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 30) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    /** A hash of the content in hexadecimal digits, which tells contents apart in the digest of a cloud's state. */
    @Override
    public String toString() {
        return Long.toHexString(hash);
    }
}
