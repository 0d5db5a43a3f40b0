package dev.nightshift.adapters.web.request;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.VisibleText;
import org.jspecify.annotations.Nullable;

/** Texts in queries that something is searched by. */
public final class SearchText {

    public static final int MAX_LENGTH = 200;

    private SearchText() {}

    /**
     * The text as it is; null for none.
     *
     * @throws ProblemException 422 if the text is blank, too long or cannot be kept
     */
    public static @Nullable String checked(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (VisibleText.isBlank(text) || text.length() > MAX_LENGTH) {
            throw ProblemException.invalid(
                    FieldError.of(parameter, "must have 1 to %d characters".formatted(MAX_LENGTH)));
        }
        try {
            return PlainText.require(text, parameter);
        } catch (IllegalArgumentException refused) {
            throw ProblemException.invalid(FieldError.of(parameter, "must not hold U+0000 or half a surrogate pair"));
        }
    }
}
