package dev.nightshift.adapters.persistence.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.MicronautDatabase;
import dev.nightshift.adapters.persistence.audit.PostgresAuditLog;
import dev.nightshift.application.accounts.AddUser;
import dev.nightshift.application.accounts.ChangeUser;
import dev.nightshift.application.accounts.FoundFirstAdministrator;
import dev.nightshift.application.accounts.UserChange;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PlainPasswords;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What several nodes do with administrators at once. */
class AdministratorsIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Password PASSWORD = new Password("correct horse");

    private final MicronautDatabase micronaut = MicronautDatabase.fresh();
    private final Database database = micronaut.get(Database.class);
    private final Users users = micronaut.get(PostgresUsers.class);
    private final AuditLog audit = new PostgresAuditLog(database);
    private final PlainPasswords passwords = new PlainPasswords();

    @AfterEach
    void stop() {
        micronaut.close();
    }

    @Nested
    class The_first {

        private final FoundFirstAdministrator founding =
                new FoundFirstAdministrator(users, passwords, audit, database, new SecureRandom(), CLOCK);

        @Test
        void is_founded_once_when_nodes_start_together() {
            List<FoundFirstAdministrator.Outcome> outcomes = Together.run(6, i -> founding.found(null));
            assertThat(outcomes)
                    .filteredOn(FoundFirstAdministrator.Outcome.FoundedWithRandomPassword.class::isInstance)
                    .hasSize(1);
            assertThat(users.list(null, 10).items())
                    .singleElement()
                    .satisfies(admin -> assertThat(admin.username().value()).isEqualTo("admin"))
                    .satisfies(admin -> assertThat(admin.isAdministrator()).isTrue());
            assertThat(audit.list(null, 10).items()).hasSize(1);
        }
    }

    @Nested
    class The_last {

        @Test
        void remains_when_all_are_demoted_together() {
            List<UserId> administrators = new ArrayList<>();
            AddUser adding = new AddUser(users, passwords, audit, database, CLOCK);
            for (int i = 0; i < 4; i++) {
                AddUser.Outcome added =
                        adding.add(new Username("admin" + i), PASSWORD, Role.ADMIN, User.FIRST_ADMINISTRATOR);
                administrators.add(((AddUser.Outcome.Added) added).user().id());
            }
            ChangeUser changing =
                    new ChangeUser(users, passwords, new PostgresRefreshTokens(database), audit, database, CLOCK);
            Together.run(
                    4,
                    i -> changing.change(
                            administrators.get(i),
                            i % 2 == 0 ? new UserChange(Role.USER, null, null) : new UserChange(null, false, null),
                            User.FIRST_ADMINISTRATOR));
            assertThat(users.administratorsForUpdate()).hasSize(1);
        }
    }
}
