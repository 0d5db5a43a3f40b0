package dev.nightshift.domain.keywords;

import static dev.nightshift.domain.keywords.CountStatus.COMPLETED;
import static dev.nightshift.domain.keywords.CountStatus.FAILED;
import static dev.nightshift.domain.keywords.CountStatus.PENDING;
import static dev.nightshift.domain.keywords.CountStatus.PROCESSING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.JobState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountStatusTest {

    @ParameterizedTest
    @EnumSource(JobState.class)
    void is_pending_while_nobody_works_and_failed_once_nobody_will(JobState state) {
        CountStatus expected = state.isActive()
                ? PROCESSING
                : state == JobState.COMPLETED ? COMPLETED : state.isFinished() ? FAILED : PENDING;
        assertThat(CountStatus.of(state)).isEqualTo(expected);
    }
}
