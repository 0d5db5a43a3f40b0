package dev.nightshift.bootstrap.cli;

import dev.nightshift.bootstrap.configuration.KnownSettings;
import dev.nightshift.bootstrap.configuration.KnownSettings.Setting;
import dev.nightshift.bootstrap.configuration.Settings;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints every setting with its value and where that comes from; secrets are masked. */
@Command(
        name = "print",
        description = "Print every setting, its value, and where the value comes from; secrets are masked.",
        mixinStandardHelpOptions = true)
final class ConfigPrintCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Override
    public void run() {
        Settings settings = dataDir.settings();
        PrintWriter out = spec.commandLine().getOut();
        out.println(CsvLine.of("name", "value", "source"));
        for (Setting setting : KnownSettings.all()) {
            String value = settings.text(setting.name()).map(setting::masked).orElse(setting.otherwise());
            String origin = settings.originOf(setting.name()).name().toLowerCase(Locale.ROOT);
            out.println(CsvLine.of(setting.name(), value, origin));
        }
        out.flush();
    }
}
