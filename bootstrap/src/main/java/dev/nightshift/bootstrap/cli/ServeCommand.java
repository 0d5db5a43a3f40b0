package dev.nightshift.bootstrap.cli;

import dev.nightshift.adapters.scheduler.Jobs;
import dev.nightshift.adapters.web.WebServer;
import dev.nightshift.adapters.web.batch.JobStreams;
import dev.nightshift.adapters.web.health.ShutdownCheck;
import dev.nightshift.bootstrap.configuration.FirstAdministrator;
import dev.nightshift.bootstrap.configuration.Footprint;
import dev.nightshift.bootstrap.configuration.Listening;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.bootstrap.configuration.Settings;
import dev.nightshift.bootstrap.demo.Demo;
import dev.nightshift.embeddedpostgres.Role;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The service, until it is told to stop. */
@Command(name = "serve", description = "Run the service until it is told to stop.", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--port", paramLabel = "N", description = "where to listen (default: PORT, else 8080; 0: any)")
    private @Nullable String port;

    @Option(names = "--host", paramLabel = "H", description = "as whom to listen (default: 127.0.0.1)")
    private @Nullable String host;

    @Option(names = "--no-worker", description = "serve without working on batch jobs")
    private boolean noWorker;

    @Option(names = "--extensions", paramLabel = "DIR", description = "a folder of jars with job types")
    private @Nullable Path extensions;

    @Option(names = "--demo", description = "fill an empty database with generated data and run the main jobs on it")
    private boolean demo;

    /** So long requests still come and are answered when the service says already that it is not ready. */
    private Duration shutdownDelay = Duration.ZERO;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = dataDir.settings(flags());
        shutdownDelay = Duration.ofMillis(settings.number("NIGHTSHIFT_SHUTDOWN_DELAY", 1_000, 0, 600_000));
        Listening listening = Listening.of(settings);
        listening.requireFree();
        Shutdown shutdown = Shutdown.onSignal();
        try (Session session = Session.open(settings, Role.SERVE)) {
            serve(session, settings, shutdown);
        } finally {
            shutdown.finished();
        }
        return 0;
    }

    private void serve(Session session, Settings settings, Shutdown shutdown) throws InterruptedException {
        Optional<FirstAdministrator.Login> administrator = FirstAdministrator.found(session, settings);
        List<String> filled = demo ? session.get(Demo.class).fill() : List.of();
        WebServer server = session.get(WebServer.class);
        server.start();
        Jobs jobs = session.get(Jobs.class);
        jobs.start();
        Footprint.reduce();
        try {
            sayReady(server, session, settings, administrator, filled);
            shutdown.await();
        } finally {
            session.get(ShutdownCheck.class).begin();
            try {
                Thread.sleep(shutdownDelay.toMillis());
            } finally {
                session.get(JobStreams.class).closeAll();
                server.stop();
                jobs.finish();
            }
        }
    }

    private void sayReady(
            WebServer server,
            Session session,
            Settings settings,
            Optional<FirstAdministrator.Login> administrator,
            List<String> filled) {
        PrintWriter out = spec.commandLine().getOut();
        String url = "http://" + reachable(server.host()) + ":" + server.port();
        filled.forEach(out::println);
        out.println("Nightshift " + VersionCommand.version() + " is ready.");
        out.println("  service   " + url + "/");
        out.println("  API docs  " + url + "/docs");
        out.println("  health    " + url + "/api/health");
        out.println("  data      " + (session.isEmbedded() ? settings.dataDir() : "the database of DATABASE_URL"));
        administrator.ifPresent(login -> out.println("  first administrator  " + login));
        if (demo) {
            out.println("  demo login  "
                    + administrator
                            .map(FirstAdministrator.Login::toString)
                            .orElse("as before; 'nightshift admin reset-password' makes a new password for admin"));
        }
        out.flush();
    }

    /** All addresses are none that a browser could open. */
    private static String reachable(String listeningHost) {
        return listeningHost.equals("0.0.0.0") || listeningHost.equals("::") ? "127.0.0.1" : listeningHost;
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>();
        Optional.ofNullable(port).ifPresent(value -> flags.put("PORT", value));
        Optional.ofNullable(host).ifPresent(value -> flags.put("NIGHTSHIFT_HOST", value));
        Optional.ofNullable(extensions).ifPresent(folder -> flags.put("NIGHTSHIFT_EXTENSIONS", folder.toString()));
        if (noWorker) {
            flags.put("BATCH_WORKER_ENABLED", "false");
        }
        return flags;
    }
}
