package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a job type is called. A type whose parameters or checkpoints change their meaning gets a new version, so that jobs
 * that wait are not run by code that misreads them.
 *
 * @param name such as {@code STATS_BACKFILL}: upper-case letters, digits and underscores, 1 to 60, a letter first
 * @param version 1 to 9999
 */
public record TypeName(String name, int version) implements Comparable<TypeName> {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
    private static final Pattern TEXT = Pattern.compile("([A-Z][A-Z0-9_]{0,59})(?:@([1-9][0-9]{0,3}))?");

    /** @throws IllegalArgumentException if the name or the version is not of this form */
    public TypeName {
        requireNonNull(name, "name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a type's name must be 1..60 of A-Z, 0-9 and _, a letter first, was '%s'".formatted(name));
        }
        if (version < 1 || version > 9_999) {
            throw new IllegalArgumentException("a type's version must be in 1..9999, was " + version);
        }
    }

    /** The first version of a type. */
    public static TypeName of(String name) {
        return new TypeName(name, 1);
    }

    /** What {@link #toString} gives; empty when the text is no such thing. A name alone is version 1. */
    public static Optional<TypeName> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new TypeName(
                        matcher.group(1), matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(TypeName other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : Integer.compare(version, other.version);
    }

    /** {@code NAME} for the first version, {@code NAME@2} for the second. */
    @Override
    public String toString() {
        return version == 1 ? name : name + "@" + version;
    }
}
