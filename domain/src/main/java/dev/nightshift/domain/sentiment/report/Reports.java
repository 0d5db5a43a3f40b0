package dev.nightshift.domain.sentiment.report;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.batch.JobId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files that jobs have made. */
public interface Reports {

    /** Keeps files of a job, in the transaction of the chunk that they come of. */
    void put(JobId job, List<ReportFile> files);

    Optional<ReportFile> find(JobId job, String name);

    /** The names of the files of a job, ascending. */
    List<String> names(JobId job);

    /**
     * Forgets the files of jobs that were made earlier than this id says.
     *
     * @param limit how many at most, at least 1
     * @return how many
     */
    int purge(JobId before, int limit);

    /**
     * A file.
     *
     * @param name letters, digits, dots and hyphens
     * @param mediaType such as {@code text/html}
     * @param text what is in it, written in UTF-8
     */
    record ReportFile(String name, String mediaType, String text) {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");

        /** @throws IllegalArgumentException if the name has other characters, or is longer than 100 */
        public ReportFile {
            requireNonNull(mediaType, "mediaType");
            requireNonNull(text, "text");
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a file name has letters, digits, dots and hyphens, was '%s'".formatted(name));
            }
        }
    }
}
