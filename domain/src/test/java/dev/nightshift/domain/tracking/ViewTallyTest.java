package dev.nightshift.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ViewTallyTest {

    private static final IssueId LAMP = new IssueId(1);

    private final ViewTally tally = new ViewTally();

    @Test
    void counts_until_it_is_drained() {
        tally.count(LAMP);
        tally.count(LAMP);
        assertThat(tally.of(LAMP)).isEqualTo(2);
        assertThat(tally.drain()).isEqualTo(Map.of(LAMP, 2L));
        assertThat(tally.of(LAMP)).isZero();
        assertThat(tally.drain()).isEmpty();
    }

    @Test
    void what_could_not_be_kept_is_added_to_what_was_seen_since() {
        tally.count(LAMP);
        Map<IssueId, Long> drained = tally.drain();
        tally.count(LAMP);
        tally.restore(drained);
        assertThat(tally.drain()).isEqualTo(Map.of(LAMP, 2L));
    }

    @Property(tries = 20)
    void nothing_is_lost_however_many_count_drain_and_restore(
            @ForAll @Size(min = 4, max = 8) List<@IntRange(min = 1, max = 3) Integer> issues) {
        ViewTally shared = new ViewTally();
        List<Map<IssueId, Long>> kept = Together.run(issues.size(), i -> {
            Map<IssueId, Long> mine = new HashMap<>();
            for (int round = 0; round < 200; round++) {
                shared.count(new IssueId(issues.get(i)));
                if (round % 7 == 0) {
                    shared.restore(shared.drain());
                }
                if (round % 11 == 0) {
                    shared.drain().forEach((issue, count) -> mine.merge(issue, count, Long::sum));
                }
            }
            return mine;
        });
        long left = shared.drain().values().stream().mapToLong(Long::longValue).sum();
        long drained = kept.stream()
                .flatMap(map -> map.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        assertThat(left + drained).isEqualTo(200L * issues.size());
    }
}
