package dev.nightshift.adapters.persistence.batch;

import static java.util.stream.Collectors.joining;

import dev.nightshift.domain.batch.JobState;
import java.util.Arrays;
import java.util.function.Predicate;

/** What the domain says of states, as lists for statements. */
final class States {

    static final String ACTIVE = those(JobState::isActive);
    static final String ASKING = those(JobState::isAsking);
    static final String UNDER_WAY = those(JobState::isUnderWay);
    static final String FAILED = those(JobState::isFailure);
    static final String STARTING_AGAIN = those(JobState::startsAgain);
    static final String SUCCEEDED = those(JobState::isSuccess);

    private States() {}

    private static String those(Predicate<JobState> which) {
        return Arrays.stream(JobState.values())
                .filter(which)
                .map(state -> "'" + state.name() + "'")
                .collect(joining(", "));
    }
}
