package dev.nightshift.bootstrap.configuration;

import dev.nightshift.application.accounts.FoundFirstAdministrator;
import dev.nightshift.application.accounts.FoundFirstAdministrator.Outcome;
import dev.nightshift.domain.accounts.Password;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the first administrator, and tells its password the one time that it can be told. */
public final class FirstAdministrator {

    private static final String SETTING = "NIGHTSHIFT_ADMIN_PASSWORD";
    private static final String FILE = "admin-password";

    private FirstAdministrator() {}

    /** What to say of the administrator; empty when there are users already. */
    public static Optional<Login> found(Session session, Settings settings) {
        Outcome outcome = session.get(FoundFirstAdministrator.class).found(chosen(settings));
        if (outcome instanceof Outcome.WeakPassword weak) {
            throw new BadSetting(SETTING + " cannot be used: it " + weak.reason());
        }
        if (outcome instanceof Outcome.FoundedWithRandomPassword founded) {
            String password = founded.password().value();
            Path file = StoredSecret.write(settings.dataDir(), FILE, password);
            return Optional.of(new Login(founded.administrator().username().value(), password, "also in " + file));
        }
        return outcome instanceof Outcome.Founded founded
                ? Optional.of(
                        new Login(founded.administrator().username().value(), "the one in " + SETTING, "not shown"))
                : Optional.empty();
    }

    private static @Nullable Password chosen(Settings settings) {
        return settings.text(SETTING).map(FirstAdministrator::password).orElse(null);
    }

    private static Password password(String text) {
        return Password.parse(text).orElseThrow(() -> new BadSetting(SETTING + " " + Password.RULE));
    }

    /** How to log in. */
    public record Login(String username, String password, String remark) {

        @Override
        public String toString() {
            return "%s / %s (%s)".formatted(username, password, remark);
        }
    }
}
