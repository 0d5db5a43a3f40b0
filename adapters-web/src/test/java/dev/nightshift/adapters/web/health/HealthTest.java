package dev.nightshift.adapters.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Answer;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.application.health.Parts;
import dev.nightshift.domain.MovableClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnTestServer
class HealthTest {

    private final TestServer server;
    private final Part part;

    HealthTest(TestServer server) {
        this.server = server;
        this.part = server.get(Part.class);
    }

    @AfterEach
    void mend() {
        part.is(Readiness.up());
        part.decides(false);
    }

    private Answer health() {
        return server.anonymous().get("/api/health").saysNothingOfJava();
    }

    @Test
    void is_up_when_every_part_is() {
        Answer up = health().hasStatus(200);
        assertThat(up.text("status")).isEqualTo("UP");
        assertThat(up.body()).contains("\"part\"");
        assertThat(up.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void is_degraded_and_still_healthy_when_a_part_is() {
        part.is(Readiness.degraded("works without its cache"));
        Answer degraded = health().hasStatus(200);
        assertThat(degraded.text("status")).isEqualTo("DEGRADED");
        assertThat(degraded.body()).contains("works without its cache");
    }

    @Test
    void is_down_when_a_part_is_down_or_does_not_answer() {
        part.is(Readiness.down("not filled yet"));
        Answer down = health().hasStatus(503);
        assertThat(down.text("status")).isEqualTo("DOWN");
        assertThat(down.header("Retry-After")).isEqualTo("5");
        part.fails();
        assertThat(health().hasStatus(503).body()).contains("It does not answer.");
    }

    @Test
    void shows_a_loop_that_fails_without_what_its_failure_says() {
        dev.nightshift.application.health.Part loop = server.get(Parts.class).named("a-loop", Duration.ofDays(36_500));
        loop.failed(new IllegalStateException("java.lang.Secret: SELECT password"));
        Answer degraded = health().hasStatus(200);
        assertThat(degraded.text("status")).isEqualTo("DEGRADED");
        assertThat(degraded.text("checks", "0", "name")).isEqualTo("a-loop");
        assertThat(degraded.text("checks", "0", "detail"))
                .startsWith("It has failed 1 times in a row, last at ")
                .doesNotContain("SELECT");
        loop.succeeded();
        assertThat(health().hasStatus(200).text("status")).isEqualTo("UP");
    }

    @Test
    void a_part_that_decides_nothing_leaves_the_service_ready_and_alive() {
        part.is(Readiness.down("not filled yet"));
        health().hasStatus(503);
        Answer ready = server.anonymous().get("/api/health/ready").hasStatus(200);
        assertThat(ready.text("status")).isEqualTo("UP");
        assertThat(ready.body()).doesNotContain("not filled yet");
        server.anonymous().get("/api/health/live").hasStatus(200);
    }

    @Test
    void a_part_that_decides_it_makes_the_service_not_ready_and_leaves_it_alive() {
        part.decides(true);
        part.is(Readiness.down("It cannot be reached."));
        assertThat(server.anonymous().get("/api/health/ready").hasStatus(503).body())
                .contains("It cannot be reached.");
        server.anonymous().get("/api/health/live").hasStatus(200);
    }

    @Test
    void an_essential_loop_that_hangs_makes_the_service_not_alive_and_only_while_the_database_is_there() {
        MovableClock clock = server.get(MovableClock.class);
        dev.nightshift.application.health.Part loop = server.get(Parts.class)
                .named("a-heartbeat", Duration.ofDays(18_000))
                .essential();
        loop.failed(new IllegalStateException("refused"));
        server.anonymous().get("/api/health/live").hasStatus(200);
        Instant before = clock.instant();
        clock.moveTo(before.plus(Duration.ofDays(18_001)));
        assertThat(server.anonymous().get("/api/health/live").hasStatus(503).body())
                .contains("It hangs.");
        part.decides(true);
        part.is(Readiness.down("It cannot be reached."));
        assertThat(server.anonymous().get("/api/health/live").hasStatus(200).body())
                .contains("It waits for the database.");
        clock.moveTo(before);
        loop.succeeded();
    }

    /** A part that is as the test says. */
    @Singleton
    static final class Part implements ReadinessCheck {

        private volatile Readiness readiness = Readiness.up();
        private volatile boolean broken;
        private volatile boolean decides;

        void is(Readiness newReadiness) {
            readiness = newReadiness;
            broken = false;
        }

        void decides(boolean readiness) {
            decides = readiness;
        }

        void fails() {
            broken = true;
        }

        @Override
        public String name() {
            return "part";
        }

        @Override
        public boolean isInstant() {
            return true;
        }

        @Override
        public boolean decidesReadiness() {
            return decides;
        }

        @Override
        public Readiness check() {
            if (broken) {
                throw new IllegalStateException("java.net.ConnectException");
            }
            return readiness;
        }
    }
}
