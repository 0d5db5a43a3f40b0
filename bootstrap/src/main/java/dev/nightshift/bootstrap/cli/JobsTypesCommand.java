package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the job types that this program knows. */
@Command(name = "types", description = "Print the job types and their parameters.", mixinStandardHelpOptions = true)
final class JobsTypesCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Override
    public Integer call() {
        try (Session session = dataDir.openAsGuest()) {
            PrintWriter out = spec.commandLine().getOut();
            session.get(JobTypes.class).all().stream().filter(JobType::isOpen).forEach(type -> print(type, out));
            out.flush();
            return 0;
        }
    }

    private static void print(JobType<?, ?, ?> type, PrintWriter out) {
        out.println(type.name() + "  " + type.about());
        for (Parameter<?> parameter : type.parameters().declared()) {
            String note = parameter.required()
                    ? "required"
                    : parameter.otherwise() == null ? "optional" : "default " + parameter.otherwise();
            out.printf("  %-20s %s; %s. %s%n", parameter.name(), parameter.kind(), note, parameter.about());
        }
    }
}
