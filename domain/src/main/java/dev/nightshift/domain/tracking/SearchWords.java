package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a text, as the text filter compares them: runs of letters, marks and digits in lower case, of which the
 * first {@value #MAX_LENGTH} characters count.
 */
public record SearchWords(Set<String> words) {

    public static final int MAX_LENGTH = 100;

    /** How much of a description is searched, in UTF-16 units. */
    public static final int SEARCHED_DESCRIPTION = 10_000;

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    public SearchWords {
        requireNonNull(words, "words");
        words = Set.copyOf(words);
    }

    /** The distinct words of a text; none for a text without letters and digits. */
    public static SearchWords of(String text) {
        return new SearchWords(split(text).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The words of the title and of the beginning of the description. */
    public static SearchWords of(IssueText text) {
        String description = text.description();
        return of(text.title() + " " + description.substring(0, Math.min(description.length(), SEARCHED_DESCRIPTION)));
    }

    /** Whether each word of the query begins one of these; true for a query without words. */
    public boolean match(String query) {
        return split(query).allMatch(sought -> words.stream().anyMatch(word -> word.startsWith(sought)));
    }

    private static Stream<String> split(String text) {
        return NOT_A_WORD.splitAsStream(text).filter(word -> !word.isEmpty()).map(SearchWords::folded);
    }

    /** Character by character, for a word in lower case must begin like the words it begins. */
    private static String folded(String word) {
        return word.codePoints()
                .limit(MAX_LENGTH)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
