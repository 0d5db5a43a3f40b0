package dev.nightshift.hexagon;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How packages, types and calls are named in the data. */
final class Patterns {

    private Patterns() {}

    static Stream<String> segmentsOf(String packageName) {
        return Stream.of(packageName.split("\\.", -1));
    }

    static boolean isIn(String parent, String packageName) {
        return packageName.equals(parent) || packageName.startsWith(parent + ".");
    }

    /** Whether one of {@code x.y} or {@code x.y..} names the package. */
    static boolean packageMatches(Set<String> patterns, String packageName) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("..")
                        ? isIn(pattern.substring(0, pattern.length() - 2), packageName)
                        : pattern.equals(packageName));
    }

    /** Whether a fully qualified name, or {@code x.y..}, names the type or one that it is nested in. */
    static boolean typeMatches(String pattern, String typeName) {
        return pattern.endsWith("..")
                ? typeName.startsWith(pattern.substring(0, pattern.length() - 1))
                : typeName.equals(pattern) || typeName.startsWith(pattern + "$");
    }

    /**
     * Patterns of members by their full name: {@code *} stands for anything but parentheses; without parentheses any
     * parameters match.
     */
    static List<Pattern> ofMembers(String... globs) {
        return List.of(globs).stream().map(Patterns::ofMember).toList();
    }

    private static Pattern ofMember(String glob) {
        String exact = Pattern.quote(glob).replace("*", "\\E[^()]*\\Q");
        return Pattern.compile(exact + (glob.contains("(") ? "" : "(\\(.*\\))?"));
    }

    static boolean anyMatches(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
