package dev.nightshift.bootstrap.cli;

import dev.nightshift.adapters.scheduler.Jobs;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.bootstrap.configuration.Settings;
import dev.nightshift.bootstrap.wiring.NodeName;
import dev.nightshift.embeddedpostgres.Role;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A batch worker and nothing else, until it is told to stop. */
@Command(
        name = "worker",
        description = "Run a batch worker on the same database until it is told to stop.",
        mixinStandardHelpOptions = true)
public final class WorkerCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--extensions", paramLabel = "DIR", description = "a folder of jars with job types")
    private @Nullable Path extensions;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> flags = new HashMap<>();
        flags.put("BATCH_WORKER_ENABLED", "true");
        Optional.ofNullable(extensions).ifPresent(folder -> flags.put("NIGHTSHIFT_EXTENSIONS", folder.toString()));
        Settings settings = dataDir.settings(flags);
        Shutdown shutdown = Shutdown.onSignal();
        try (Session session = Session.open(settings, Role.GUEST)) {
            Jobs jobs = session.get(Jobs.class);
            jobs.start();
            try {
                PrintWriter out = spec.commandLine().getOut();
                out.println("Nightshift worker " + session.get(NodeName.class).value() + " is ready.");
                out.flush();
                shutdown.await();
            } finally {
                jobs.finish();
            }
        } finally {
            shutdown.finished();
        }
        return 0;
    }
}
