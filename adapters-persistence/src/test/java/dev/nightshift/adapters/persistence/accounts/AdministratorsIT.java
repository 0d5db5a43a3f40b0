package dev.nightshift.adapters.persistence.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.MicronautDatabase;
import dev.nightshift.adapters.persistence.audit.PostgresAuditLog;
import dev.nightshift.application.accounts.AddUser;
import dev.nightshift.application.accounts.ChangeUser;
import dev.nightshift.application.accounts.CheckAccess;
import dev.nightshift.application.accounts.FoundFirstAdministrator;
import dev.nightshift.application.accounts.UserChange;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.PasswordPolicy;
import dev.nightshift.domain.accounts.PlainPasswords;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
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
    private final PasswordPolicy policy = new PasswordPolicy(new ZxcvbnCommonPasswords());

    @AfterEach
    void stop() {
        micronaut.close();
    }

    @Nested
    class The_first {

        private final FoundFirstAdministrator founding =
                new FoundFirstAdministrator(users, passwords, policy, audit, database, new SecureRandom(), CLOCK);

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
    class Administrators_who_act_at_once {

        private final RefreshTokens tokens = new PostgresRefreshTokens(database);
        private final CheckAccess access =
                new CheckAccess(new PostgresSessions(database), Runnable::run, System::nanoTime);
        private final AddUser adding = new AddUser(users, passwords, policy, audit, database, CLOCK);
        private final ChangeUser changing = new ChangeUser(
                users, passwords, tokens, new PostgresLoginAttempts(database), policy, access, audit, database, CLOCK);

        private AccessClaims added(String name) {
            PasswordHash hash = passwords.hash(PASSWORD);
            User user = User.added(users.nextId(), new Username(name), Role.ADMIN, hash, CLOCK.instant());
            users.add(user);
            return new AccessClaims(user.id(), new SessionId(UUID.randomUUID()), user.securityVersion());
        }

        private static UserChange fall(int i) {
            return i % 2 == 0 ? new UserChange(Role.USER, null, null) : new UserChange(null, false, null);
        }

        @Test
        void leave_one_when_all_are_demoted_together() {
            List<AccessClaims> all =
                    IntStream.range(0, 4).mapToObj(i -> added("admin" + i)).toList();
            Together.run(4, i -> changing.change(all.get(i).user(), fall(i), all.get(i)));
            assertThat(users.administratorsForUpdate()).hasSize(1);
        }

        @Test
        void do_not_wait_for_each_other_for_ever_when_each_demotes_another() {
            for (int round = 0; round < 10; round++) {
                String name = "admin" + round + "-";
                List<AccessClaims> all =
                        IntStream.range(0, 4).mapToObj(i -> added(name + i)).toList();
                List<ChangeUser.Outcome> outcomes = Together.run(
                        4, i -> changing.change(all.get((i + 1) % 4).user(), fall(i), all.get(i)));
                assertThat(outcomes).hasAtLeastOneElementOfType(ChangeUser.Outcome.Changed.class);
                assertThat(users.administratorsForUpdate()).isNotEmpty();
            }
        }

        @Test
        void add_nobody_once_their_demotion_is_written() {
            for (int round = 0; round < 10; round++) {
                AccessClaims boss = added("boss" + round);
                AccessClaims falling = added("falling" + round);
                Username second = new Username("second" + round);
                List<Object> outcomes = Together.run(
                        2,
                        i -> i == 0
                                ? changing.change(falling.user(), fall(0), boss)
                                : adding.add(second, PASSWORD, Role.ADMIN, falling));
                assertThat(outcomes.get(0)).isInstanceOf(ChangeUser.Outcome.Changed.class);
                assertThat(adding.add(new Username("third" + round), PASSWORD, Role.ADMIN, falling))
                        .isEqualTo(new AddUser.Outcome.NotAdministrator());
                assertThat(changing.change(falling.user(), new UserChange(Role.ADMIN, true, null), falling))
                        .isEqualTo(new ChangeUser.Outcome.NotAdministrator());
            }
        }
    }
}
