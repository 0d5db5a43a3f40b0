package dev.nightshift.bootstrap.cli;

import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.bootstrap.configuration.Settings;
import dev.nightshift.embeddedpostgres.Role;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the data is; every command that needs it has this. */
final class DataDirOption {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "nightshift-data",
            description = "where the data is kept (default: ./nightshift-data)")
    private Path dataDir = Path.of("nightshift-data");

    Settings settings() {
        return settings(Map.of());
    }

    Settings settings(Map<String, String> flags) {
        return Settings.of(dataDir, System.getenv(), flags);
    }

    /** A session beside a server that may be running. */
    Session openAsGuest() {
        return Session.open(settings(), Role.GUEST);
    }
}
