package dev.nightshift.application.batch;

import dev.nightshift.application.batch.CreateJobs.Broken;
import dev.nightshift.domain.batch.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that the requests of one call break, in the order in which they were found. */
final class Refusals {

    private final List<Broken> broken = new ArrayList<>();
    private @Nullable Denial denial;

    /** The first one counts. */
    void deny(Denial why) {
        if (denial == null) {
            denial = why;
        }
    }

    @Nullable
    Denial denial() {
        return denial;
    }

    void add(int index, String pointer, String message) {
        add(index, new Violation(pointer, message));
    }

    void add(int index, Violation violation) {
        broken.add(new Broken(index, violation));
    }

    List<Broken> all() {
        return List.copyOf(broken);
    }

    /** A text of a user as a message can hold it. */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
