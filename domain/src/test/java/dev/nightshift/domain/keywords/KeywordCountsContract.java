package dev.nightshift.domain.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.JobId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link KeywordCounts} promise. */
public abstract class KeywordCountsContract {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final JobId JOB = JobId.firstOf(NOON);
    private static final JobId NEXT_JOB = JobId.firstOf(NOON.plusMillis(1));

    /** Empty ones, the same throughout a test. */
    protected abstract KeywordCounts counts();

    private static KeywordCount counted(int position, String keyword, long first) {
        Map<DocumentSource, Long> totals = new EnumMap<>(DocumentSource.class);
        for (DocumentSource source : DocumentSource.values()) {
            totals.put(source, first + totals.size());
        }
        return new KeywordCount.Counted(position, new Keyword(keyword), new DocumentCounts(totals));
    }

    private static KeywordCount failed(int position, String keyword) {
        return new KeywordCount.Failed(position, new Keyword(keyword), "오류: it answered \"500\", {or} 'less'");
    }

    private static List<KeywordCount> many(int size) {
        return IntStream.range(0, size).mapToObj(i -> counted(i, "k" + i, i)).toList();
    }

    @Nested
    class Nothing_is_kept {

        @Test
        void a_job_has_none_and_there_is_nothing_to_forget() {
            assertThat(counts().of(JOB)).isEmpty();
            assertThat(counts().purge(NEXT_JOB, 10)).isZero();
        }

        @Test
        void keeping_none_changes_nothing() {
            counts().keep(JOB, List.of());
            assertThat(counts().of(JOB)).isEmpty();
        }
    }

    @Nested
    class Counts_are_kept {

        @Test
        void they_come_by_position_as_they_were() {
            KeywordCount first = counted(0, "라운드랩 토너", 3_000_000_000L);
            KeywordCount second = failed(1, "aa battery");
            KeywordCount third = counted(2, "{a,\"b\\c\",NULL}", 0);
            counts().keep(JOB, List.of(third));
            counts().keep(JOB, List.of(second, first));
            assertThat(counts().of(JOB)).containsExactly(first, second, third);
        }

        @Test
        void jobs_are_kept_apart() {
            counts().keep(JOB, List.of(counted(0, "a", 1)));
            counts().keep(NEXT_JOB, List.of(counted(0, "b", 2)));
            assertThat(counts().of(JOB)).containsExactly(counted(0, "a", 1));
            assertThat(counts().of(NEXT_JOB)).containsExactly(counted(0, "b", 2));
        }

        @Test
        void the_same_keyword_may_come_twice() {
            counts().keep(JOB, List.of(counted(0, "a", 1), counted(1, "a", 1)));
            assertThat(counts().of(JOB)).hasSize(2);
        }

        @Test
        void a_thousand_of_them_are_shown_whole() {
            counts().keep(JOB, many(1_000));
            assertThat(counts().of(JOB)).isEqualTo(many(1_000));
        }
    }

    @Nested
    class A_place_is_kept_twice {

        @Test
        void the_new_one_counts() {
            counts().keep(JOB, List.of(failed(0, "a"), counted(1, "b", 1)));
            counts().keep(JOB, List.of(counted(0, "a", 5), failed(1, "b")));
            assertThat(counts().of(JOB)).containsExactly(counted(0, "a", 5), failed(1, "b"));
        }
    }

    @Nested
    class Those_of_old_jobs {

        @Test
        void are_forgotten_up_to_the_limit_and_those_of_younger_ones_stay() {
            counts().keep(JOB, many(5));
            counts().keep(NEXT_JOB, many(2));
            assertThat(counts().purge(JOB, 10)).isZero();
            assertThat(counts().purge(NEXT_JOB, 2)).isEqualTo(2);
            assertThat(counts().of(JOB)).hasSize(3);
            assertThat(counts().purge(NEXT_JOB, 10)).isEqualTo(3);
            assertThat(counts().of(JOB)).isEmpty();
            assertThat(counts().of(NEXT_JOB)).hasSize(2);
        }
    }
}
