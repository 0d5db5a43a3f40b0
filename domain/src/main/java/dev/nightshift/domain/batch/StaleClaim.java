package dev.nightshift.domain.batch;

/** Somebody else has the task now: what this claim did must not be kept. */
public final class StaleClaim extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleClaim(Claim claim) {
        super("token %d of %s holds no longer".formatted(claim.token(), claim.task()));
    }
}
