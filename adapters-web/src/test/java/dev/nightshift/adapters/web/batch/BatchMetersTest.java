package dev.nightshift.adapters.web.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.Claim;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTestServer
class BatchMetersTest {

    private static final Duration UNTIL_READ_ANEW = Duration.ofSeconds(3);

    private final TestServer server;
    private final Engine engine;
    private final AbsentMetrics metrics;

    BatchMetersTest(TestServer server) {
        this.server = server;
        this.engine = new Engine(server);
        this.metrics = server.get(AbsentMetrics.class);
    }

    @BeforeEach
    void read_anew() {
        server.get(MovableClock.class).advance(UNTIL_READ_ANEW);
    }

    @AfterEach
    void come_back() {
        metrics.areAway(false);
    }

    private double meter(String name) {
        String line = meters().lines()
                .filter(each -> each.startsWith(name + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
        return Double.parseDouble(line.substring(name.length() + 1));
    }

    private String meters() {
        return server.anonymous().get("/prometheus").hasStatus(200).body();
    }

    @Test
    void tell_of_jobs_that_wait_and_run() {
        double queued = meter("nightshift_batch_jobs{state=\"queued\"}");
        engine.made(server.as(Role.USER));
        read_anew();

        assertThat(meter("nightshift_batch_jobs{state=\"queued\"}")).isEqualTo(queued + 1);
        assertThat(meter("nightshift_batch_oldest_waiting_seconds")).isGreaterThanOrEqualTo(3);
        assertThat(meter("nightshift_batch_figures_known")).isEqualTo(1);
    }

    @Test
    void tell_of_jobs_that_ended_today() {
        double completed = meter("nightshift_batch_completed_today");
        double failed = meter("nightshift_batch_failed_today");
        String good = engine.made(server.as(Role.USER));
        Claim claim = engine.claim(good);
        read_anew();
        assertThat(meter("nightshift_batch_jobs{state=\"active\"}")).isGreaterThanOrEqualTo(1);
        engine.advance(claim, 4);
        engine.complete(claim);
        engine.fail(engine.claim(engine.made(server.as(Role.USER))), "is bad");
        read_anew();

        assertThat(meter("nightshift_batch_completed_today")).isEqualTo(completed + 1);
        assertThat(meter("nightshift_batch_failed_today")).isEqualTo(failed + 1);
        assertThat(meter("nightshift_batch_items_per_second")).isPositive();
    }

    @Test
    void count_refused_writes_and_whatever_else_is_counted() {
        double refused = meter("nightshift_batch_stale_writes_refused_total");
        metrics.count("stale_writes_refused", 2);
        metrics.count("surprises", 1);
        read_anew();

        assertThat(meter("nightshift_batch_stale_writes_refused_total")).isEqualTo(refused + 2);
        assertThat(meter("nightshift_batch_surprises_total")).isEqualTo(1);
    }

    @Test
    void are_unknown_while_the_database_is_away_and_the_rest_is_told() {
        double refused = meter("nightshift_batch_stale_writes_refused_total");
        metrics.areAway(true);
        read_anew();

        assertThat(meter("nightshift_batch_figures_known")).isZero();
        assertThat(meter("nightshift_batch_jobs{state=\"queued\"}")).isNaN();
        assertThat(meter("nightshift_batch_stale_writes_refused_total")).isEqualTo(refused);
        assertThat(meter("process_uptime_seconds")).isPositive();

        metrics.areAway(false);
        assertThat(meter("nightshift_batch_figures_known")).isEqualTo(1);
    }
}
