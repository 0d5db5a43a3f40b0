package dev.nightshift.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.bootstrap.configuration.KnownSettings.Setting;
import dev.nightshift.bootstrap.configuration.Settings.Origin;
import dev.nightshift.domain.accounts.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    private Path dataDir;

    private Settings of(Map<String, String> environment) {
        return Settings.of(dataDir, environment, Map.of());
    }

    private void write(String text) throws IOException {
        Files.writeString(dataDir.resolve("nightshift.properties"), text);
    }

    @Nested
    class Precedence {

        @Test
        void a_flag_wins_over_the_environment_and_the_environment_over_the_file() throws IOException {
            write("PORT=1\nBATCH_CHUNK_SIZE=2\nBATCH_MAX_RETRIES=3\n");
            Settings settings = Settings.of(dataDir, Map.of("PORT", "4", "BATCH_CHUNK_SIZE", "5"), Map.of("PORT", "6"));

            assertThat(settings.text("PORT")).contains("6");
            assertThat(settings.originOf("PORT")).isEqualTo(Origin.FLAG);
            assertThat(settings.text("BATCH_CHUNK_SIZE")).contains("5");
            assertThat(settings.originOf("BATCH_CHUNK_SIZE")).isEqualTo(Origin.ENVIRONMENT);
            assertThat(settings.text("BATCH_MAX_RETRIES")).contains("3");
            assertThat(settings.originOf("BATCH_MAX_RETRIES")).isEqualTo(Origin.FILE);
            assertThat(settings.originOf("BATCH_RETRY_DELAY")).isEqualTo(Origin.DEFAULT);
        }
    }

    @Nested
    class One_of_some_names {

        private Role highFrom(String value) throws IOException {
            write("BATCH_HIGH_MIN_ROLE=" + value + "\n");
            return of(Map.of()).oneOf("BATCH_HIGH_MIN_ROLE", Role.MANAGER);
        }

        @Test
        void is_read_in_letters_of_any_case() throws IOException {
            assertThat(highFrom("admin")).isEqualTo(Role.ADMIN);
            assertThat(highFrom("")).isEqualTo(Role.MANAGER);
        }

        @Test
        void and_no_other_is_refused_with_those_there_are() {
            assertThatThrownBy(() -> highFrom("BOSS"))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("[USER, MANAGER, ADMIN]")
                    .hasMessageContaining("BOSS");
        }
    }

    @Nested
    class A_name_in_the_file {

        @Test
        void that_is_no_setting_is_refused_with_the_nearest_known_one() throws IOException {
            write("NIGHTSHIFT_ZON=Europe/Berlin\n");

            assertThatThrownBy(() -> of(Map.of()))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("nightshift.properties")
                    .hasMessageContaining("there is no setting NIGHTSHIFT_ZON; did you mean NIGHTSHIFT_ZONE?");
        }

        @Test
        void in_lower_case_with_dots_is_refused_with_the_name_that_it_means() throws IOException {
            write("database.url=postgresql://localhost/x\n");

            assertThatThrownBy(() -> of(Map.of())).hasMessageContaining("did you mean DATABASE_URL?");
        }

        @Test
        void that_resembles_none_is_refused_with_the_way_to_list_them() throws IOException {
            write("COLOUR=blue\n");

            assertThatThrownBy(() -> of(Map.of())).hasMessageContaining("'nightshift config print' lists all settings");
        }
    }

    @Nested
    class A_variable_of_the_environment {

        @ParameterizedTest
        @CsvSource({
            "NIGHTSHIFT_ZON, NIGHTSHIFT_ZONE",
            "BATCH_CHUNK_SIZ, BATCH_CHUNK_SIZE",
            "BATCH_CHUNKSIZE, BATCH_CHUNK_SIZE",
            "DATABASE_URI, DATABASE_URL",
            "BATCH_WORKER_ENABELD, BATCH_WORKER_ENABLED",
            "JWT_SECRETS, JWT_SECRET",
            "PORTS, PORT"
        })
        void that_is_almost_a_setting_is_refused(String mistyped, String meant) {
            assertThatThrownBy(() -> of(Map.of(mistyped, "1")))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining(mistyped)
                    .hasMessageContaining("did you mean %s?".formatted(meant));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"PATH", "HOME", "LANG", "HOST", "SHELL", "NIGHTSHIFT_SOMETHING_ELSE", "JAVA_TOOL_OPTIONS"})
        void that_belongs_to_others_is_ignored(String name) {
            assertThat(of(Map.of(name, "x")).text(name)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "PORT, tcp://10.0.0.7:8080",
            "DATABASE_URL_SERVICE_HOST, 10.0.0.7",
            "NIGHTSHIFT_SERVICE_PORT_HTTP, 8080",
            "NIGHTSHIFT_PORT_8080_TCP_ADDR, 10.0.0.7",
            "DATABASE_URI, tcp://10.0.0.7:5432"
        })
        void that_kubernetes_injects_for_a_service_is_ignored(String name, String value) {
            assertThat(of(Map.of(name, value)).text(name)).isEmpty();
        }
    }

    @Nested
    class A_value_that_is_shown {

        private static Setting named(String name) {
            return KnownSettings.all().stream()
                    .filter(setting -> setting.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void hides_a_secret() {
            assertThat(named("JWT_SECRET").masked("0123456789")).isEqualTo("******");
        }

        @ParameterizedTest
        @CsvSource({
            "postgresql://app:p@ss:w@db:5432/x?schema=y, postgresql://app:******@db:5432/x?schema=y",
            "jdbc:postgresql://db/x?user=app&password=s3cret&ssl=true, jdbc:postgresql://db/x?user=app&password=******&ssl=true",
            "postgresql://db:5432/x, postgresql://db:5432/x"
        })
        void hides_the_password_in_an_address(String address, String shown) {
            assertThat(named("DATABASE_URL").masked(address)).isEqualTo(shown);
        }
    }

    @Test
    void every_setting_stands_in_the_table_of_the_readme() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));

        assertThat(KnownSettings.all()).allSatisfy(setting -> assertThat(readme).contains("`" + setting.name() + "`"));
    }
}
