package dev.nightshift.domain.keywords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DocumentCountsTest {

    private static Map<DocumentSource, Long> all(long total) {
        return Arrays.stream(DocumentSource.values()).collect(Collectors.toMap(Function.identity(), source -> total));
    }

    @Nested
    class Totals_of_every_source {

        @Test
        void are_shown_in_the_order_of_the_sources() {
            assertThat(new DocumentCounts(all(7))).hasToString("{blog=7, cafe=7, news=7, shop=7, web=7}");
        }

        @Test
        void do_not_change_with_what_they_were_made_from() {
            Map<DocumentSource, Long> given = new HashMap<>(all(7));
            DocumentCounts counts = new DocumentCounts(given);
            given.put(DocumentSource.BLOG, 8L);
            assertThat(counts).isEqualTo(new DocumentCounts(all(7)));
        }
    }

    @Nested
    class Totals_that_are_wrong {

        @Test
        void lack_a_source() {
            Map<DocumentSource, Long> given = new HashMap<>(all(7));
            given.remove(DocumentSource.NEWS);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DocumentCounts(given))
                    .withMessage("totals must be of every source, missing were [NEWS]");
        }

        @Test
        void are_negative() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DocumentCounts(all(-1)))
                    .withMessageStartingWith("totals must be >= 0");
        }
    }
}
