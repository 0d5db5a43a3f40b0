package dev.nightshift.application.keywords;

import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.TextForm;
import dev.nightshift.domain.batch.Violation;
import dev.nightshift.domain.keywords.Keyword;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keywords of a job, and all that can be wrong with them. */
final class KeywordsParameter {

    static final int MOST = 1_000;

    static final String NAME = "keywords";

    private static final String KIND =
            "list of 1 to %d keywords of 1 to %d characters".formatted(MOST, Keyword.LONGEST);

    static final Parameter<List<Keyword>> KEYWORDS =
            new Parameter<>(NAME, KIND, true, null, "What is searched for.", KeywordsParameter::read, TextForm.TEXTS);

    private KeywordsParameter() {}

    private static List<Keyword> read(Object given) {
        if (!(given instanceof List<?> list)) {
            throw new IllegalArgumentException("must be a " + KIND);
        }
        if (list.isEmpty() || list.size() > MOST) {
            throw new IllegalArgumentException("must be a %s, had %d".formatted(KIND, list.size()));
        }
        List<Keyword> keywords = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            try {
                keywords.add(keyword(list.get(i)));
            } catch (IllegalArgumentException broken) {
                violations.add(new Violation("/" + i, rule(broken)));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidParameters(violations);
        }
        return keywords;
    }

    private static Keyword keyword(@Nullable Object given) {
        if (given instanceof String text) {
            return new Keyword(text);
        }
        throw new IllegalArgumentException("must be a text");
    }

    private static String rule(IllegalArgumentException broken) {
        return String.valueOf(broken.getMessage()).replaceFirst("^a keyword ", "");
    }
}
