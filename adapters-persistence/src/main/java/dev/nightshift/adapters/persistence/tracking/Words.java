package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.domain.tracking.IssueText;
import dev.nightshift.domain.tracking.SearchWords;
import java.util.stream.Collectors;

/**
 * Words as PostgreSQL's text search keeps and seeks them. It is given the words, so that neither its parser nor the locale
 * of the database decides what a word is.
 */
final class Words {

    private Words() {}

    /** A {@code tsvector} in text form. */
    static String column(IssueText text) {
        return SearchWords.of(text).words().stream().sorted().map(Words::quoted).collect(Collectors.joining(" "));
    }

    /** A {@code tsquery} in text form: all words, each as the beginning of one; empty when there is no word. */
    static String query(String text) {
        return SearchWords.of(text).words().stream()
                .sorted()
                .map(word -> quoted(word) + ":*")
                .collect(Collectors.joining(" & "));
    }

    /** A word has no quote and no backslash. */
    private static String quoted(String word) {
        return "'" + word + "'";
    }
}
