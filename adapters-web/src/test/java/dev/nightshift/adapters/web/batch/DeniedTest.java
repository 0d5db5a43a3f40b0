package dev.nightshift.adapters.web.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.application.batch.Denial;
import dev.nightshift.domain.accounts.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeniedTest {

    @Test
    void a_quota_that_is_reached_is_answered_429_with_the_figures_and_a_time_to_come_again() {
        ProblemException refused = Denied.problem(new Denial.QuotaReached(10_000, 9_998, 3));
        assertThat(refused.problem().status()).isEqualTo(429);
        assertThat(refused.problem().detail())
                .isEqualTo("A user may have 10000 unfinished jobs; 9998 are there, and 3 more were asked for.");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_role_that_is_too_low_is_answered_403_with_the_role_that_is_needed() {
        ProblemException refused = Denied.problem(new Denial.RoleNeeded("The priority HIGH", Role.MANAGER, Role.USER));
        assertThat(refused.problem().status()).isEqualTo(403);
        assertThat(refused.problem().detail())
                .isEqualTo("The priority HIGH needs the role MANAGER, and was asked for with the role USER.");
    }
}
