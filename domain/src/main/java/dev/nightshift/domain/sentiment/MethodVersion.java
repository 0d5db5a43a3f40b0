package dev.nightshift.domain.sentiment;

import java.util.regex.Pattern;

/** Names a method and its version, written {@code us-levels@1}. */
public record MethodVersion(String name, int version) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    /** @throws IllegalArgumentException if the name is not of lower-case letters, digits and -, or the version is < 1 */
    public MethodVersion {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a method name has lower-case letters, digits and -, was '%s'".formatted(name));
        }
        if (version < 1) {
            throw new IllegalArgumentException("a version must be >= 1, was " + version);
        }
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
