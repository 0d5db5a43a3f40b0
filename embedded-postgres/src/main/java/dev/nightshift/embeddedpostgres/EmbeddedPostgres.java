package dev.nightshift.embeddedpostgres;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The durable PostgreSQL of a data directory, shared by all programs that have it open; the last to leave stops it. */
public final class EmbeddedPostgres implements AutoCloseable {

    private final DataDirectory dir;
    private final Membership membership;
    private final Server server;
    private final Postmaster postmaster;
    private final String password;
    private final Watch watch;
    private final CopyOnWriteArrayList<Consumer<Availability>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DataDirectory dir, Membership membership, Server server, Postmaster postmaster) {
        this.dir = dir;
        this.membership = membership;
        this.server = server;
        this.postmaster = postmaster;
        this.password = server.password();
        this.watch = new Watch(dir, membership, server, postmaster, this::tell);
    }

    /**
     * Attaches to the running PostgreSQL of the directory, or starts it, or makes it first.
     *
     * @throws PostgresUnavailable if it cannot be used, or is served already and the role is {@link Role#SERVE}
     */
    public static EmbeddedPostgres open(Path dataDir, Role role) {
        return open(dataDir, role, Accounts.here());
    }

    static EmbeddedPostgres open(Path dataDir, Role role, Accounts accounts) {
        DataDirectory dir = DataDirectory.prepare(dataDir);
        dir.requireMajor(Binaries.major());
        return Uninterrupted.run(() -> {
            Membership membership = Membership.take(dir, role);
            try {
                return opened(dir, membership, new Server(dir, membership, accounts));
            } catch (RuntimeException e) {
                membership.giveUpRole();
                throw e;
            }
        });
    }

    /** The URL of the database, without user and password; the same for as long as this is open. */
    public String jdbcUrl() {
        return Database.url(postmaster.port(), Database.NAME);
    }

    public String user() {
        return Database.USER;
    }

    public String password() {
        return password;
    }

    public Path dataDirectory() {
        return dir.path();
    }

    /** Tells the listener, on the watching thread, when PostgreSQL is lost and when it is back. */
    public void onChange(Consumer<Availability> listener) {
        listeners.add(listener);
    }

    /** How it is from now on. */
    public ServerState state() {
        return ServerState.of(this);
    }

    /** Leaves; as the last one it stops PostgreSQL. Connections should be closed before. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Uninterrupted.run(() -> {
                watch.close();
                try {
                    return membership.inTransition(() -> left(membership, server));
                } finally {
                    membership.giveUpRole();
                }
            });
        }
    }

    private static EmbeddedPostgres opened(DataDirectory dir, Membership membership, Server server) {
        return membership.inTransition(() -> {
            membership.join();
            try {
                requireSameMachine(dir, membership, server);
                EmbeddedPostgres opened =
                        new EmbeddedPostgres(dir, membership, server, server.run(OptionalInt.empty()));
                opened.watch.start();
                return opened;
            } catch (RuntimeException e) {
                left(membership, server);
                throw e;
            }
        });
    }

    private static boolean left(Membership membership, Server server) {
        boolean last = membership.leaveAsLast();
        if (last) {
            server.stop();
        }
        return last;
    }

    /** Two containers cannot see each other's processes, and two servers on one cluster would destroy it. */
    private static void requireSameMachine(DataDirectory dir, Membership membership, Server server) {
        if (!server.connectionFile().isFromHere() && !membership.isAlone()) {
            throw new PostgresUnavailable(
                    "The data directory %s is in use in another container or on another machine.".formatted(dir.path()),
                    "Stop the programs there, or let all use one PostgreSQL through DATABASE_URL.");
        }
    }

    private void tell(Availability availability) {
        listeners.forEach(listener -> listener.accept(availability));
    }
}
