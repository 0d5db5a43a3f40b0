package dev.nightshift.domain.keywords;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.VisibleText;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * What somebody searches for: without white space around it, and in the normal form C of Unicode (UAX 15), so that a
 * Korean word is the same keyword whether its syllables came whole or in letters.
 *
 * @param text 1 to {@value #LONGEST} characters, counted as code points
 */
public record Keyword(String text) {

    public static final int LONGEST = 100;

    /**
     * @throws IllegalArgumentException if nothing of the text can be seen, it is longer than {@value #LONGEST}
     *     characters in the normal form, holds a control character, or is no {@link PlainText}
     */
    public Keyword {
        requireNonNull(text, "text");
        text = Normalizer.normalize(PlainText.require(text, "a keyword").strip(), Form.NFC);
        if (VisibleText.isBlank(text)) {
            throw new IllegalArgumentException("a keyword must not be blank");
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw new IllegalArgumentException(
                    "a keyword must have at most %d characters, had %d".formatted(LONGEST, length));
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a keyword must not hold control characters");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
