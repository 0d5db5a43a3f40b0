package dev.nightshift.application.batch;

import dev.nightshift.application.batch.CreateJobs.Broken;
import dev.nightshift.domain.batch.Violation;
import java.util.ArrayList;
import java.util.List;

/** The rules that the requests of one call break, in the order in which they were found. */
final class Refusals {

    private final List<Broken> broken = new ArrayList<>();

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
