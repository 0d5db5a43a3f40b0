package dev.nightshift.domain.tracking;

import static java.util.Objects.requireNonNull;

import java.util.Set;
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

    /** A bit for each category of {@link Character#getType}: letters, marks and digits are 1 to 11. */
    private static final int OF_WORDS = 0xFFE;

    public SearchWords {
        requireNonNull(words, "words");
        words = Set.copyOf(words);
    }

    /** The distinct words of a text; none for a text without letters and digits. */
    public static SearchWords of(String text) {
        return new SearchWords(split(text).collect(Collectors.toSet()));
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
        Stream.Builder<String> words = Stream.builder();
        int start = endOfRun(text, 0, false);
        while (start < text.length()) {
            int end = endOfRun(text, start, true);
            words.add(folded(text.substring(start, end)));
            start = endOfRun(text, end, false);
        }
        return words.build();
    }

    /** Where the characters that are, or are not, of words end. */
    private static int endOfRun(String text, int start, boolean ofWords) {
        int end = start;
        while (end < text.length() && isOfWords(text.codePointAt(end)) == ofWords) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isOfWords(int character) {
        return (OF_WORDS & 1 << Character.getType(character)) != 0;
    }

    /** Character by character, for a word in lower case must begin like the words it begins. */
    private static String folded(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        int left = MAX_LENGTH;
        for (int i = 0; i < word.length() && left > 0; left--) {
            int character = word.codePointAt(i);
            folded.appendCodePoint(Character.toLowerCase(character));
            i += Character.charCount(character);
        }
        return folded.toString();
    }
}
