package dev.nightshift.domain.sentiment.migration;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows there are and what is in them. It does not depend on their order, so that parts can be added up; the order
 * of columns does not matter either, and a blank is the same as no column.
 *
 * <p>Each row is the 64-bit FNV-1a hash of the UTF-8 bytes of {@code column, 0x1F, text, 0x1E} for each column that has a
 * text, in ascending order of names, mixed by the finalizer of MurmurHash3; the rows add up modulo 2^64.
 *
 * @see <a href="http://www.isthe.com/chongo/tech/comp/fnv/">G. Fowler, L. C. Noll, K.-P. Vo, FNV hash</a>
 */
public record Checksum(long rows, long sum) {

    public static final Checksum NONE = new Checksum(0, 0);

    private static final long FNV_BASIS = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** @throws IllegalArgumentException if {@code rows < 0} */
    public Checksum {
        if (rows < 0) {
            throw new IllegalArgumentException("rows must be >= 0, were " + rows);
        }
    }

    /** That of one row. */
    public static Checksum of(Map<String, String> row) {
        long[] hash = {FNV_BASIS};
        new TreeMap<>(row).forEach((column, text) -> {
            if (!text.isEmpty()) {
                hash[0] = hashed(hash[0], column + '\u001F' + text + '\u001E');
            }
        });
        return new Checksum(1, mixed(hash[0]));
    }

    public Checksum plus(Checksum other) {
        return new Checksum(rows + other.rows, sum + other.sum);
    }

    /** As people compare it: {@code 354 rows, 00f1…}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d rows, %016x", rows, sum);
    }

    private static long hashed(long hash, String text) {
        long hashed = hash;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hashed = (hashed ^ (each & 0xFF)) * FNV_PRIME;
        }
        return hashed;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
