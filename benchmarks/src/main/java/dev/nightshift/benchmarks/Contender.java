package dev.nightshift.benchmarks;

import java.nio.file.Path;
import java.util.Map;

/**
 * One of two programs that are compared: the jar that is shipped, with a database of its own on the server of both.
 *
 * @param name also that of its database
 * @param folder for its secrets
 */
record Contender(String name, Path jar, Path folder, SharedPostgres postgres) {

    /** Starts it beside no other, with the settings that it is shipped with. */
    Service serve(Workbench bench, String... more) {
        return serveThrough(postgres.port(), bench, more);
    }

    /** The same, its database being reached through a port of ours. */
    Service serveThrough(int port, Workbench bench, String... more) {
        return Service.of(bench, jar, folder, Map.of("DATABASE_URL", postgres.url(name, port)), more);
    }

    Sql sql() {
        return postgres.sql(name);
    }
}
