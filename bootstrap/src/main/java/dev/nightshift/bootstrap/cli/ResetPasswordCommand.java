package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.accounts.ResetPassword;
import dev.nightshift.application.accounts.ResetPassword.Outcome;
import dev.nightshift.bootstrap.configuration.BadSetting;
import dev.nightshift.bootstrap.configuration.Failed;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.bootstrap.configuration.Settings;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.embeddedpostgres.Role;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a user a new password, random or that of {@code NIGHTSHIFT_ADMIN_PASSWORD}, and prints a random one. */
@Command(
        name = "reset-password",
        description =
                "Give a user a new password: that of NIGHTSHIFT_ADMIN_PASSWORD, else a random one, which is printed.",
        mixinStandardHelpOptions = true)
final class ResetPasswordCommand implements Callable<Integer> {

    private static final String SETTING = "NIGHTSHIFT_ADMIN_PASSWORD";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "admin", description = "whose (default: admin)")
    private String user = "admin";

    @Override
    public Integer call() {
        Settings settings = dataDir.settings();
        @Nullable
        Password chosen =
                settings.text(SETTING).map(ResetPasswordCommand::password).orElse(null);
        Username username = username();
        try (Session session = Session.open(settings, Role.GUEST)) {
            say(session.get(ResetPassword.class).reset(username, chosen), chosen != null);
            return 0;
        }
    }

    private void say(Outcome outcome, boolean chosen) {
        if (outcome instanceof Outcome.WeakPassword weak) {
            throw new BadSetting(SETTING + " cannot be used: it " + weak.reason());
        }
        if (!(outcome instanceof Outcome.Reset reset)) {
            throw new Failed("There is no user '" + user + "'. The first 'serve' makes the user admin.");
        }
        spec.commandLine()
                .getOut()
                .println(reset.username().value() + " / "
                        + (chosen
                                ? "the password in " + SETTING
                                : reset.password().value()));
        spec.commandLine().getOut().flush();
    }

    private Username username() {
        try {
            return new Username(user);
        } catch (IllegalArgumentException refused) {
            throw new BadSetting("--user: " + refused.getMessage(), refused);
        }
    }

    private static Password password(String text) {
        return Password.parse(text).orElseThrow(() -> new BadSetting(SETTING + " " + Password.RULE));
    }
}
