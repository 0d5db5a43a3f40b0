package dev.nightshift.bootstrap.cli;

import dev.nightshift.backup.DatabaseBackup;
import dev.nightshift.bootstrap.configuration.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Write the whole database to a file. */
@Command(name = "backup", description = "Write the whole database to a file.", mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Parameters(paramLabel = "F", description = "the file")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Override
    public Integer call() {
        DatabaseBackup.Summary summary = new Backups(dataDir.settings(), VersionCommand.version()).backupTo(file);
        spec.commandLine()
                .getOut()
                .printf("%d rows of %d tables written to %s%n", summary.rows(), summary.tables(), file);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
