package dev.nightshift.adapters.web.json;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** What was found wrong in a body, all of it and not only the first. */
final class Findings {

    private static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private boolean unreadable;

    /** A value that breaks a rule: 422. */
    void wrong(String pointer, String message) {
        if (errors.size() < MOST) {
            errors.add(FieldError.at(pointer, message));
        }
    }

    /** A text that is no date, number or instant: 400. */
    void unreadable(String pointer, String message) {
        unreadable = true;
        wrong(pointer, message);
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    void refuse() {
        if (!errors.isEmpty()) {
            throw unreadable ? ProblemException.unreadable(errors) : ProblemException.invalid(errors);
        }
    }
}
