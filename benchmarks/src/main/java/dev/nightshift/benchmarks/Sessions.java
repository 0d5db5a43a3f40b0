package dev.nightshift.benchmarks;

import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.bootstrap.configuration.Settings;
import dev.nightshift.embeddedpostgres.Role;
import java.nio.file.Path;
import java.util.Map;

/** The program's own beans on its own PostgreSQL, as its commands have them. */
final class Sessions {

    private Sessions() {}

    /** To be closed; what is still open when this process is told to end is closed then. */
    static Session open(Path dataDir) {
        Session session = Session.open(Settings.of(dataDir, Map.of(), Map.of()), Role.GUEST);
        Runtime.getRuntime().addShutdownHook(new Thread(session::close, "end of a session"));
        return session;
    }
}
