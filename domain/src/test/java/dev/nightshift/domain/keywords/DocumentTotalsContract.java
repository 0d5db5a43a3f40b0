package dev.nightshift.domain.keywords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nightshift.domain.OddTexts;
import dev.nightshift.domain.Together;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link DocumentTotals} promise. */
public abstract class DocumentTotalsContract {

    private static final Keyword TONER = new Keyword("토너");
    private static final Keyword CREAM = new Keyword("크림");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Empty ones, the same throughout a test. */
    protected abstract DocumentTotals totals();

    protected abstract void pass(Duration time);

    @Nested
    class Nothing_is_kept {

        @Test
        void nothing_is_known_and_there_is_nothing_to_forget() {
            assertThat(totals().of(TONER, DAY)).isEmpty();
            assertThat(totals().purge(Duration.ZERO, 10)).isZero();
        }
    }

    @Nested
    class Totals_are_kept {

        @Test
        void they_are_known_by_keyword_and_source() {
            totals().keep(TONER, DocumentSource.BLOG, 7);
            totals().keep(TONER, DocumentSource.WEB, 0);
            totals().keep(CREAM, DocumentSource.BLOG, Long.MAX_VALUE);
            assertThat(totals().of(TONER, DAY)).isEqualTo(Map.of(DocumentSource.BLOG, 7L, DocumentSource.WEB, 0L));
            assertThat(totals().of(CREAM, DAY)).isEqualTo(Map.of(DocumentSource.BLOG, Long.MAX_VALUE));
        }

        @Test
        void they_are_known_until_they_have_the_age_and_not_after() {
            totals().keep(TONER, DocumentSource.BLOG, 7);
            pass(DAY.minus(MINUTE));
            totals().keep(TONER, DocumentSource.NEWS, 8);
            assertThat(totals().of(TONER, DAY)).hasSize(2);
            pass(MINUTE);
            assertThat(totals().of(TONER, DAY)).isEqualTo(Map.of(DocumentSource.NEWS, 8L));
        }

        @Test
        void odd_texts_stay_as_they_are() {
            OddTexts.all().filter(text -> !text.isBlank()).forEach(this::staysAsItIs);
        }

        private void staysAsItIs(String text) {
            if (text.chars().anyMatch(Character::isISOControl)) {
                return;
            }
            Keyword keyword = new Keyword(text);
            totals().keep(keyword, DocumentSource.CAFE, text.length());
            assertThat(totals().of(keyword, DAY)).isEqualTo(Map.of(DocumentSource.CAFE, (long) text.length()));
        }

        @Test
        void a_negative_one_is_refused() {
            assertThatIllegalArgumentException().isThrownBy(() -> totals().keep(TONER, DocumentSource.BLOG, -1));
        }
    }

    @Nested
    class A_total_is_kept_twice {

        @Test
        void the_new_one_counts_and_is_young_again() {
            totals().keep(TONER, DocumentSource.BLOG, 7);
            pass(DAY.minus(MINUTE));
            totals().keep(TONER, DocumentSource.BLOG, 9);
            pass(MINUTE.multipliedBy(2));
            assertThat(totals().of(TONER, DAY)).isEqualTo(Map.of(DocumentSource.BLOG, 9L));
        }

        @Test
        void at_once_one_of_them_stays() {
            Together.run(8, i -> {
                totals().keep(TONER, DocumentSource.BLOG, i);
                return i;
            });
            assertThat(totals().of(TONER, DAY).get(DocumentSource.BLOG)).isBetween(0L, 7L);
        }
    }

    @Nested
    class Old_totals {

        @Test
        void are_forgotten_up_to_the_limit_and_young_ones_stay() {
            for (DocumentSource source : DocumentSource.values()) {
                totals().keep(TONER, source, 1);
            }
            pass(DAY);
            totals().keep(CREAM, DocumentSource.BLOG, 2);
            assertThat(totals().purge(DAY, 2)).isEqualTo(2);
            assertThat(totals().purge(DAY, 10)).isEqualTo(3);
            assertThat(totals().purge(DAY, 10)).isZero();
            assertThat(totals().of(CREAM, DAY)).hasSize(1);
        }
    }
}
