package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Adopts, starts and stops the PostgreSQL of a data directory; to be used within a transition only. */
final class Server {

    private static final int ATTEMPTS = 10;
    /** Replaying the log after a crash takes its time. */
    private static final Duration TO_GET_READY = Duration.ofMinutes(5);

    private static final Duration TO_ANSWER = Duration.ofSeconds(5);

    private final DataDirectory dir;
    private final Membership membership;
    private final Accounts accounts;
    private final PostgresLog log;
    private final ConnectionFile connectionFile;

    Server(DataDirectory dir, Membership membership, Accounts accounts) {
        this.dir = dir;
        this.membership = membership;
        this.accounts = accounts;
        this.log = new PostgresLog(dir.log());
        this.connectionFile = new ConnectionFile(dir.connection());
    }

    ConnectionFile connectionFile() {
        return connectionFile;
    }

    /** The running PostgreSQL, or a new one on the wanted port, or on any. */
    Postmaster run(OptionalInt wantedPort) {
        try {
            String password = Password.of(dir);
            Postmaster postmaster = adopt(password).orElse(null);
            if (postmaster == null) {
                postmaster = start(wantedPort, password);
            }
            new Database(dir, postmaster.port(), password).prepare();
            connectionFile.write(postmaster, password);
            return postmaster;
        } catch (IOException e) {
            throw DiskTrouble.in(dir.path(), e);
        }
    }

    String password() {
        try {
            return Password.of(dir);
        } catch (IOException e) {
            throw DiskTrouble.in(dir.path(), e);
        }
    }

    void stop() {
        Postmaster.of(dir.cluster()).ifPresent(running -> requireEnded(running, running.stop()));
        try {
            connectionFile.delete();
        } catch (IOException e) {
            throw DiskTrouble.in(dir.path(), e);
        }
    }

    private Optional<Postmaster> adopt(String password) {
        if (Postmaster.of(dir.cluster()).isEmpty()) {
            return Optional.empty();
        }
        Uninterrupted.await(TO_GET_READY, this::isReadyOrGone);
        Uninterrupted.await(TO_ANSWER, () -> answersOrIsGone(password));
        Optional<Postmaster> running = Postmaster.of(dir.cluster());
        if (running.isPresent() && !answersOrIsGone(password)) {
            replace(running.get());
            return Optional.empty();
        }
        return running;
    }

    private void replace(Postmaster silent) {
        if (!membership.isAlone()) {
            throw new PostgresUnavailable(
                    "PostgreSQL of %s (process %d) does not answer, and other programs use it."
                            .formatted(dir.path(), silent.pid()),
                    "Try again, or end those programs; more in %s.".formatted(dir.log()));
        }
        requireEnded(silent, silent.stopAtOnce());
    }

    private void requireEnded(Postmaster running, boolean ended) {
        if (!ended) {
            throw new PostgresUnavailable(
                    "PostgreSQL of %s (process %d) does not end.".formatted(dir.path(), running.pid()),
                    "End that process; more in %s.".formatted(dir.log()));
        }
    }

    private boolean isReadyOrGone() {
        return Postmaster.of(dir.cluster()).map(Postmaster::ready).orElse(true);
    }

    private boolean answersOrIsGone(String password) {
        return Postmaster.of(dir.cluster())
                .map(running -> new Database(dir, running.port(), password).answers())
                .orElse(true);
    }

    private Postmaster start(OptionalInt wantedPort, String password) throws IOException {
        Binaries binaries = Binaries.unpackedIn(dir);
        if (!dir.hasCluster()) {
            new NewCluster(dir, binaries).make(accounts, password);
        }
        accounts.requireNotAnothers(dir.cluster());
        Account account = accounts.firstThatWorks(binaries, dir.cluster());
        account.own(dir.cluster());
        log.create();
        StartFailure failure = StartFailure.OTHER;
        String logged = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long mark = log.size();
            Optional<Postmaster> started = launched(account, binaries, wantedPort.orElseGet(FreePort::find));
            if (started.isPresent()) {
                return started.get();
            }
            logged = log.since(mark);
            failure = StartFailure.of(logged);
            if (!isWorthAnotherTry(failure, wantedPort)) {
                break;
            }
        }
        throw failure.told(dir, logged);
    }

    private boolean isWorthAnotherTry(StartFailure failure, OptionalInt wantedPort) {
        return switch (failure) {
            case PORT_TAKEN -> wantedPort.isEmpty();
            case ALREADY_RUNNING -> true;
            case LEFT_BEHIND -> {
                endLeftBehind();
                yield true;
            }
            case DAMAGED, OTHER -> false;
        };
    }

    private void endLeftBehind() {
        List<Long> left = RunningProcess.leftBehindBy(dir.cluster());
        left.forEach(pid -> RunningProcess.send(RunningProcess.Signal.AT_ONCE, pid));
        Uninterrupted.await(Duration.ofSeconds(3), () -> RunningProcess.leftBehindBy(dir.cluster())
                .isEmpty());
    }

    private Optional<Postmaster> launched(Account account, Binaries binaries, int port) throws IOException {
        Process process = Command.of(account.prefix())
                .with(
                        binaries.program("postgres").toString(),
                        "-D",
                        dir.cluster().toString())
                .with(Settings.forStart(port))
                .startDetached(dir.log(), forgettingTheDead());
        Uninterrupted.await(TO_GET_READY, () -> !process.isAlive() || isReady());
        return Postmaster.of(dir.cluster()).filter(Postmaster::ready);
    }

    /**
     * A process id in an old {@code postmaster.pid} may be another program's by now, and PostgreSQL would not start. Named
     * as a grandparent it does not count, while the check for memory still in use stays.
     */
    private Map<String, String> forgettingTheDead() {
        return Postmaster.lastPid(dir.cluster())
                .map(pid -> Map.of("PG_GRANDPARENT_PID", Long.toString(pid)))
                .orElse(Map.of());
    }

    private boolean isReady() {
        return Postmaster.of(dir.cluster()).map(Postmaster::ready).orElse(false);
    }
}
