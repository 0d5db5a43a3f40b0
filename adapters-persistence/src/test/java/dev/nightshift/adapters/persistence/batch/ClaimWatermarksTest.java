package dev.nightshift.adapters.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.batch.ClaimWatermarks.Branch;
import dev.nightshift.adapters.persistence.batch.ClaimWatermarks.Floor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClaimWatermarksTest {

    private static final Branch BRANCH = new Branch("MAIL", 1);
    private static final Branch OTHER = new Branch("MAIL", 2);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final ClaimWatermarks floors = new ClaimWatermarks(nanos::get);

    private static Floor floor(long turn) {
        return new Floor(turn, Instant.EPOCH, new UUID(0, turn), 0);
    }

    private void letPass(int millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void without_a_claim_a_branch_is_read_from_its_beginning() {
        assertThat(floors.of(BRANCH)).isEqualTo(Floor.FIRST);
    }

    @Test
    void what_was_just_claimed_is_read_again_for_a_quarter_of_a_second() {
        floors.raise(BRANCH, floor(7));
        letPass(249);
        assertThat(floors.of(BRANCH)).isEqualTo(Floor.FIRST);
        letPass(1);
        assertThat(floors.of(BRANCH)).isEqualTo(floor(7));
    }

    @Test
    void beside_claims_that_never_cease_the_start_follows_within_half_a_second() {
        for (int turn = 0; turn < 100; turn++) {
            floors.raise(BRANCH, floor(turn));
            assertThat(floors.of(BRANCH).turn()).isLessThanOrEqualTo(Math.max(0, turn - 10));
            assertThat(floors.of(BRANCH).turn()).isGreaterThanOrEqualTo(Math.max(0, turn - 20));
            letPass(25);
        }
    }

    @Test
    void each_branch_has_a_start_of_its_own() {
        floors.raise(BRANCH, floor(7));
        letPass(250);
        assertThat(floors.of(OTHER)).isEqualTo(Floor.FIRST);
    }

    @Test
    void units_that_have_come_back_make_the_next_scan_one_from_the_beginning() {
        floors.raise(BRANCH, floor(7));
        floors.scanned(1);
        assertThat(floors.isScanDue()).isFalse();
        floors.demandScan();
        assertThat(floors.isScanDue()).isTrue();
    }
}
