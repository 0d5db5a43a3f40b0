package dev.nightshift.bootstrap.cli;

import dev.nightshift.adapters.persistence.Shortages;
import dev.nightshift.application.Shortage;
import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.backup.BackupFailed;
import dev.nightshift.bootstrap.configuration.BadSetting;
import dev.nightshift.bootstrap.configuration.Failed;
import dev.nightshift.embeddedpostgres.PostgresUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed: a sentence on stderr, 2 for what the user can put right, 1 for all else. */
public final class FailureSentences implements IExecutionExceptionHandler {

    private static final Logger LOG = System.getLogger(FailureSentences.class.getName());
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        Throwable known = known(failure);
        command.getErr().println(sentence(known));
        command.getErr().flush();
        return known instanceof BadSetting ? BAD_USAGE : FAILED;
    }

    /** What says in a sentence what is wrong, also when the framework has wrapped it; else the failure itself. */
    private static Throwable known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadSetting || cause instanceof Failed) {
                return cause;
            }
        }
        return failure;
    }

    private static String sentence(Throwable failure) {
        if (failure instanceof BadSetting || failure instanceof Failed) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof PostgresUnavailable unavailable) {
            return unavailable.getMessage() + " " + unavailable.hint();
        }
        if (failure instanceof BackupFailed failed) {
            return failed.getMessage() + " " + failed.hint();
        }
        Optional<Shortage> shortage = Shortages.of(failure);
        if (shortage.isPresent()) {
            return shortage.get().sentence() + " " + shortage.get().hint();
        }
        if (StorageUnavailable.in(failure).isPresent()) {
            return "The database cannot be reached. Nothing was changed; try again when it is back.";
        }
        LOG.log(Level.DEBUG, "A command failed", failure);
        return "The command failed, and nothing was changed. NIGHTSHIFT_LOG=debug shows the reason in full.";
    }
}
