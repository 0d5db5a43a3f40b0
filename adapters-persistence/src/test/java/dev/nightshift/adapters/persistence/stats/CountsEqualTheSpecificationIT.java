package dev.nightshift.adapters.persistence.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.InMemoryIssueActivity;
import dev.nightshift.domain.stats.IssueActivity;
import dev.nightshift.domain.stats.Zones;
import dev.nightshift.domain.tracking.History;
import dev.nightshift.domain.tracking.InMemoryTracker;
import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CountsEqualTheSpecificationIT {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    /** What happened, and the days somebody asks for. */
    record Question(BusinessCalendar calendar, DayRange range, History history) {}

    @Provide
    Arbitrary<Question> questions() {
        return Zones.places()
                .flatMap(place -> Combinators.combine(place.days(), place.days(), History.at(place.instants()))
                        .as((one, other, history) -> new Question(place.calendar(), between(one, other), history)));
    }

    private static DayRange between(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? new DayRange(other, one) : new DayRange(one, other);
    }

    @Property
    void of_any_history_in_any_zone(@ForAll("questions") Question question) {
        InMemoryTracker memory = new InMemoryTracker();
        question.history().happenIn(memory);
        question.history().happenIn(POSTGRES.emptied());
        IssueActivity specified = new InMemoryIssueActivity(memory);
        IssueActivity counted = new PostgresIssueActivity(POSTGRES.database());

        assertThat(counted.countPerDay(question.range(), question.calendar()))
                .isEqualTo(specified.countPerDay(question.range(), question.calendar()));
        assertThat(counted.leadTimes(question.range(), question.calendar()))
                .isEqualTo(specified.leadTimes(question.range(), question.calendar()));
        assertThat(counted.first()).isEqualTo(specified.first());
    }
}
