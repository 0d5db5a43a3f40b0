package dev.nightshift.application.batch.simulation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Actors on a thread each, of which one goes on at a time; at every turn the seed picks who. */
final class Interleaving {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "actor");
        thread.setDaemon(true);
        return thread;
    });

    private final Random random;
    private final Runnable everyTurn;
    private final List<Actor> actors = new ArrayList<>();
    private final Semaphore ended = new Semaphore(0);
    private @Nullable Actor current;
    private @Nullable Throwable broken;

    /** @param everyTurn is done whenever somebody has been picked, such as to let time pass */
    Interleaving(Random random, Runnable everyTurn) {
        this.random = random;
        this.everyTurn = everyTurn;
    }

    void add(String name, Runnable work) {
        actors.add(new Actor(name, work));
    }

    /**
     * Lets all go until they have ended.
     *
     * @throws AssertionError if one of them fails, or all that are left wait for each other
     */
    void run() {
        for (Actor actor : actors.stream().filter(actor -> !actor.hasEnded).toList()) {
            THREADS.execute(() -> live(actor));
        }
        passOn();
        ended.acquireUninterruptibly();
        if (broken != null) {
            throw new AssertionError(broken.getMessage(), broken);
        }
    }

    private void live(Actor actor) {
        actor.go.acquireUninterruptibly();
        try {
            if (broken == null) {
                actor.work.run();
            }
        } catch (Stopped stopped) {
            // another one is broken, and has said so
        } catch (RuntimeException | Error failure) {
            broken = broken == null ? failure : broken;
        }
        actor.hasEnded = true;
        passOn();
    }

    private void passOn() {
        Actor next = pick();
        if (next == null) {
            ended.release();
        } else {
            current = next;
            next.go.release();
        }
    }

    String name() {
        return requireNonNull(current).name;
    }

    /** Whoever calls goes on, or lets others go first. */
    void turn() {
        if (random.nextBoolean()) {
            everyTurn.run();
        } else {
            waitWhile(() -> false);
        }
    }

    /** Whoever calls goes on when that is over, and others go first. */
    void waitWhile(BooleanSupplier blocked) {
        Actor me = requireNonNull(current);
        me.blocked = blocked;
        Actor next = requireNonNull(pick());
        if (next != me) {
            current = next;
            next.go.release();
            me.go.acquireUninterruptibly();
        }
        me.blocked = () -> false;
        if (broken != null) {
            throw new Stopped();
        }
        everyTurn.run();
    }

    private @Nullable Actor pick() {
        List<Actor> left = actors.stream().filter(actor -> !actor.hasEnded).toList();
        List<Actor> free = broken != null
                ? left
                : left.stream().filter(actor -> !actor.blocked.getAsBoolean()).toList();
        if (free.isEmpty() && !left.isEmpty()) {
            broken = new AssertionError("these wait for each other: "
                    + left.stream().map(actor -> actor.name).toList());
            free = left;
        }
        return free.isEmpty() ? null : free.get(random.nextInt(free.size()));
    }

    private static final class Actor {
        private final String name;
        private final Runnable work;
        private final Semaphore go = new Semaphore(0);
        private BooleanSupplier blocked = () -> false;
        private boolean hasEnded;

        Actor(String name, Runnable work) {
            this.name = name;
            this.work = work;
        }
    }

    /** Ends an actor because another one is broken. */
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }
}
