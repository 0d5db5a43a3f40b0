package dev.nightshift.domain.batch;

/** What a job type can ask of the run that it is in. */
public interface JobContext {

    JobId job();

    /** The parameters that every job takes. */
    RunSettings settings();

    /** Writes a line into the log of the job. */
    void log(String line);

    /** Whether the run should end soon: an item that takes long may look, and give up with any exception. */
    boolean isEnding();

    /**
     * Something that the surroundings offer, such as the {@code java.sql.Connection} of the transaction that a chunk is
     * written in.
     *
     * @throws IllegalStateException if they do not offer it, or not here
     */
    <T> T resource(Class<T> kind);
}
