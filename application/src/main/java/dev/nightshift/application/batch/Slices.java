package dev.nightshift.application.batch;

import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.Slice;
import dev.nightshift.domain.batch.Source;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** The slices that a source names, and the sizes that it tells. */
final class Slices {

    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 1_000;

    private Slices() {}

    /** How many items the source has; unknown where it says a negative number. */
    static OptionalLong sizeOf(Source<?> source) {
        OptionalLong size = source.size();
        return size == null || size.orElse(0) < 0 ? OptionalLong.empty() : size;
    }

    /**
     * The slices; none when the source cannot be split.
     *
     * @throws JobFailed if it names them in a way that partitions cannot be made of
     */
    static List<Slice> of(Source<?> source, int wanted) {
        List<String> names = source.split(wanted);
        if (names == null) {
            throw new JobFailed("the source named no list of slices");
        }
        if (names.size() > MOST) {
            throw new JobFailed(
                    "the source named %,d slices; a job can have %,d partitions".formatted(names.size(), MOST));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            requireStorable(name);
            if (!seen.add(name)) {
                throw new JobFailed("the source named two slices '%s'".formatted(Refusals.shortened(name)));
            }
        }
        return names.stream()
                .map(name -> new Slice(name, sizeOf(source.slice(name))))
                .toList();
    }

    private static void requireStorable(String name) {
        if (name == null || name.isBlank()) {
            throw new JobFailed("the source named a slice without a name");
        }
        if (name.length() > LONGEST_NAME || !PlainText.isPlain(name)) {
            throw new JobFailed(
                    "the source named a slice '%s'; a name is Unicode text of at most %,d characters without NUL"
                            .formatted(PlainText.fixed(Refusals.shortened(name)), LONGEST_NAME));
        }
    }
}
