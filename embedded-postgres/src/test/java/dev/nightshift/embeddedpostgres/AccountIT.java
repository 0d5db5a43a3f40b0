package dev.nightshift.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountIT {

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final Workplace workplace = new Workplace();

    @BeforeEach
    void only_root_can_try_accounts() {
        assumeTrue(Account.isRoot());
    }

    @AfterEach
    void close() {
        workplace.close();
    }

    @Nested
    class Root_with_a_directory_that_only_root_may_enter {

        private Path dir = workplace.usedDirectory();

        @BeforeEach
        void closeTheWay() throws IOException {
            Files.setPosixFilePermissions(workplace.root(), PosixFilePermissions.fromString("rwx------"));
        }

        @Test
        void runs_postgres_without_a_name() {
            assertThat(Sql.ask(openAs(Account.NAMELESS), "SELECT 'fine'")).isEqualTo("fine");
        }

        @Test
        void or_as_nobody_who_may_enter() {
            dir = workplace.newDirectory();
            assertThat(Sql.ask(openAs(Account.ENTERING_NOBODY), "SELECT 'fine'"))
                    .isEqualTo("fine");
            assertThat(ownerOfCluster()).isEqualTo("nobody");
        }

        @Test
        void or_by_another_way_when_the_first_does_not_work() {
            EmbeddedPostgres postgres =
                    openAs(Account.PLAIN_NOBODY, Account.RUNUSER, Account.ENTERING_NOBODY, Account.NAMELESS);
            assertThat(Sql.ask(postgres, "SELECT 'fine'")).isEqualTo("fine");
        }

        @Test
        void and_may_change_the_way_from_start_to_start() {
            openAs(Account.ENTERING_NOBODY).close();
            assertThat(Sql.ask(openAs(Account.NAMELESS), "SELECT 'fine'")).isEqualTo("fine");
            assertThat(ownerOfCluster()).isEqualTo("root");
        }

        private EmbeddedPostgres openAs(Account... accounts) {
            return workplace.remember(EmbeddedPostgres.open(dir, Role.SERVE, new Accounts(List.of(accounts))));
        }

        private String ownerOfCluster() {
            try {
                return Files.getOwner(dir.resolve("postgres")).getName();
            } catch (IOException e) {
                return "nobody knows";
            }
        }
    }

    @Nested
    class Root_with_an_open_directory {

        @Test
        void can_run_postgres_as_nobody() {
            for (Account account : List.of(Account.PLAIN_NOBODY, Account.RUNUSER)) {
                try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.open(workplace.usedDirectory(), Role.SERVE, new Accounts(List.of(account)))) {
                    assertThat(Sql.ask(postgres, "SELECT 'fine'")).isEqualTo("fine");
                }
            }
        }
    }

    @Nested
    class Root_with_the_data_of_a_normal_user {

        @Test
        void leaves_it_to_that_user() throws IOException {
            Path dir = workplace.usedDirectory();
            Path cluster = dir.resolve("postgres");
            Files.setAttribute(cluster, "unix:uid", 12345);
            assertThatThrownBy(() -> workplace.open(dir, Role.SERVE))
                    .hasMessage("The PostgreSQL data in %s belongs to the user 12345, not to root.", cluster);
            assertThat(Files.getAttribute(cluster, "unix:uid")).isEqualTo(12345);
        }
    }

    @Nested
    class A_normal_user {

        @Test
        void runs_postgres_under_its_own_name() throws IOException {
            Path home = homeOfNobody();
            OtherProgram program = startAsNobody(home.resolve("data"));
            program.awaitLine("open");
            Postmaster postmaster = Postmaster.of(home.resolve("data/postgres")).orElseThrow();
            assertThat(Files.getOwner(Path.of("/proc", Long.toString(postmaster.pid())))
                            .getName())
                    .isEqualTo("nobody");
            program.finish();
            assertThat(postmaster.isAlive()).isFalse();
        }

        @Test
        void is_told_of_a_directory_it_may_not_write() throws IOException {
            Path home = homeOfNobody();
            Path closed = Files.createDirectory(home.resolve("closed"));
            assertThat(startAsNobody(closed).awaitLine("refused"))
                    .startsWith("The data directory %s is not writable for this user.".formatted(closed));
            assertThat(startAsNobody(closed.resolve("below")).awaitLine("refused"))
                    .contains("is not writable for this user");
        }

        private OtherProgram startAsNobody(Path dir) throws IOException {
            return workplace.remember(OtherProgram.start(AS_NOBODY, readableClassPath(), dir, Role.SERVE));
        }

        private Path homeOfNobody() throws IOException {
            Path home = workplace.newDirectory();
            Files.createDirectories(home);
            Command.Result given =
                    Command.of(List.of("chown", "65534:65534", home.toString())).run();
            Command reach = Command.of(AS_NOBODY).with("/bin/sh", "-c", "test -w \"$1\"", "sh", home.toString());
            assumeTrue(given.exit() == 0 && reach.run().exit() == 0, "the build folder is closed to others");
            return home;
        }

        /** The class path, copied to where every user may read. */
        private String readableClassPath() throws IOException {
            Path copy = workplace.root().resolve("class-path-" + System.nanoTime());
            try (Stream<String> entries = Stream.of(OtherProgram.classPath().split(File.pathSeparator))) {
                return entries.filter(entry -> isNeeded(entry.toLowerCase(Locale.ROOT)))
                        .map(entry -> copied(Path.of(entry), copy))
                        .collect(Collectors.joining(File.pathSeparator));
            }
        }

        private boolean isNeeded(String entry) {
            return Stream.of("classes", "application", "domain", "bootstrap", "postgres", "commons-", "xz")
                    .anyMatch(entry::contains);
        }

        private String copied(Path entry, Path to) {
            if (!entry.toString().endsWith(".jar")) {
                return entry.toString();
            }
            try {
                Files.createDirectories(to);
                return Files.copy(entry, to.resolve(entry.getFileName()), StandardCopyOption.REPLACE_EXISTING)
                        .toString();
            } catch (IOException e) {
                return entry.toString();
            }
        }
    }
}
