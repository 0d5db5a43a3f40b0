package dev.nightshift.adapters.web.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnTestServer
class AggregationTest {

    private final TestServer server;
    private final Client admin;

    AggregationTest(TestServer server) {
        this.server = server;
        this.admin = server.as(Role.ADMIN);
    }

    private Answer aggregate(String day, String... headers) {
        return admin.send("POST", "/api/admin/stats/daily/" + day, null, headers);
    }

    @Nested
    class A_day_that_is_over {

        @Test
        void is_counted_anew_under_the_same_id() {
            Answer first = aggregate("2025-12-01").hasStatus(200);
            server.get(MovableClock.class).advance(Duration.ofSeconds(1));
            Answer second = aggregate("2025-12-01").hasStatus(200);

            assertThat(second.text("id")).isEqualTo(first.text("id"));
            assertThat(second.text("createdAt")).isEqualTo(first.text("createdAt"));
            assertThat(second.text("updatedAt")).isGreaterThan(first.text("updatedAt"));
        }

        @Test
        void is_counted_once_under_one_key() {
            Answer first = aggregate("2025-12-02", "Idempotency-Key", "day").hasStatus(200);
            server.get(MovableClock.class).advance(Duration.ofSeconds(1));
            Answer second = aggregate("2025-12-02", "Idempotency-Key", "day").hasStatus(200);

            assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(second.body()).isEqualTo(first.body());
        }

        @Test
        void is_counted_for_administrators_only() {
            String path = "/api/admin/stats/daily/2025-12-03";
            server.anonymous().send("POST", path, null).isProblem(401);
            server.as(Role.USER).send("POST", path, null).isProblem(403);
            server.as(Role.MANAGER).send("POST", path, null).isProblem(403);
        }
    }

    @Nested
    class Another_day {

        @ParameterizedTest
        @ValueSource(strings = {"2026-01-05", "2026-01-06", "9999-12-31", "1969-12-31", "-0001-01-01"})
        void is_refused(String day) {
            aggregate(day).isProblem(422).naming("date");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2025-02-29", "2025-1-1", "today", "20250101", "2025-12-01T00:00:00Z", "1"})
        void cannot_be_read(String day) {
            aggregate(day).isProblem(400).naming("date");
        }
    }
}
