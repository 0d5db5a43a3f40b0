package dev.nightshift.domain.batch;

/** The job as a whole cannot go on, and trying again changes nothing: it fails with this message. */
public final class JobFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobFailed(String message) {
        super(message);
    }
}
