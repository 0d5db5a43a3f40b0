package dev.nightshift.domain.keywords;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.PlainText;

/** What came of one keyword of a job. */
public sealed interface KeywordCount {

    /** Its place among the keywords of the job, from 0 on. */
    int position();

    Keyword keyword();

    /** All sources were counted. */
    record Counted(int position, Keyword keyword, DocumentCounts counts) implements KeywordCount {

        /** @throws IllegalArgumentException if {@code position < 0} */
        public Counted {
            requireNonNull(keyword, "keyword");
            requireNonNull(counts, "counts");
            requireNotNegative(position);
        }
    }

    /**
     * A source could not be counted, however often it was tried.
     *
     * @param error why, as a sentence
     */
    record Failed(int position, Keyword keyword, String error) implements KeywordCount {

        /** @throws IllegalArgumentException if {@code position < 0}, or the error is no {@link PlainText} */
        public Failed {
            requireNonNull(keyword, "keyword");
            PlainText.require(error, "error");
            requireNotNegative(position);
        }
    }

    private static void requireNotNegative(int position) {
        if (position < 0) {
            throw new IllegalArgumentException("position must be >= 0, was " + position);
        }
    }
}
