package dev.nightshift.embeddedpostgres;

import java.nio.file.Path;

/** How the embedded PostgreSQL was, when its supervision last said so. */
public final class ServerState {

    private final Path dataDirectory;
    private volatile Availability last = Availability.RESTORED;

    private ServerState(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    static ServerState of(EmbeddedPostgres postgres) {
        ServerState state = new ServerState(postgres.dataDirectory());
        postgres.onChange(availability -> state.last = availability);
        return state;
    }

    public Availability last() {
        return last;
    }

    public Path dataDirectory() {
        return dataDirectory;
    }
}
