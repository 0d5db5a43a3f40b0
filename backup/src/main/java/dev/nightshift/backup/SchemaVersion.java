package dev.nightshift.backup;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** A schema version: numbers separated by dots or underscores, compared number by number. */
record SchemaVersion(String text) implements Comparable<SchemaVersion> {

    @Override
    public int compareTo(SchemaVersion other) {
        List<BigInteger> mine = numbers();
        List<BigInteger> theirs = other.numbers();
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = at(mine, i).compareTo(at(theirs, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private List<BigInteger> numbers() {
        return Arrays.stream(text.split("[._]", -1)).map(BigInteger::new).toList();
    }

    private static BigInteger at(List<BigInteger> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }
}
