package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/** A program's place among those that use one data directory. */
final class Membership {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final DataDirectory dir;
    private final Role role;
    private final LockFile serve;
    private final LockFile users;
    private final LockFile transition;

    private Membership(DataDirectory dir, Role role) {
        this.dir = dir;
        this.role = role;
        this.serve = dir.lock("serve");
        this.users = dir.lock("users");
        this.transition = dir.lock("transition");
    }

    /** Takes the role, or refuses a second server. */
    static Membership take(DataDirectory dir, Role role) {
        Membership membership = new Membership(dir, role);
        if (role == Role.SERVE) {
            membership.becomeServer();
        }
        return membership;
    }

    /** Runs the work while nobody else starts or stops the PostgreSQL of this directory. */
    <T> T inTransition(Supplier<T> work) {
        if (!transition.awaitExclusive(PATIENCE)) {
            throw new PostgresUnavailable(
                    "Another program has been starting or stopping the PostgreSQL of %s for minutes."
                            .formatted(dir.path()),
                    "Wait for it, or end that program.");
        }
        try {
            return work.get();
        } finally {
            transition.release();
        }
    }

    /** As {@link #inTransition}, unless another program is in one. */
    boolean inTransitionIfFree(Runnable work) {
        if (!transition.tryExclusive()) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            transition.release();
        }
    }

    void join() {
        if (!users.tryShared()) {
            throw new PostgresUnavailable(
                    "The data directory %s is locked by a program that does not share it.".formatted(dir.path()),
                    "End that program.");
        }
    }

    /** Tells whether nobody else uses the PostgreSQL of this directory. */
    boolean leaveAsLast() {
        return users.releaseAsLast();
    }

    boolean isAlone() {
        return users.isMineAlone();
    }

    void giveUpRole() {
        if (role == Role.SERVE) {
            serve.release();
        }
    }

    private void becomeServer() {
        if (!serve.tryExclusive()) {
            throw alreadyServed();
        }
        try {
            serve.write(Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            serve.release();
            throw DiskTrouble.in(dir.path(), e);
        }
    }

    private PostgresUnavailable alreadyServed() {
        String told = serve.read().strip();
        String pid = told.isEmpty() ? Long.toString(ProcessHandle.current().pid()) : told;
        return new PostgresUnavailable(
                "The data directory %s is already served by process %s.".formatted(dir.path(), pid),
                "Stop that one first, or choose another directory with --data-dir.");
    }
}
