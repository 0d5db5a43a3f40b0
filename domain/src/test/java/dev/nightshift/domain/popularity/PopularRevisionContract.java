package dev.nightshift.domain.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every {@link PopularRevision}. */
public abstract class PopularRevisionContract {

    protected abstract PopularRevision revision();

    @Test
    void stays_the_same_while_nobody_advances_it() {
        assertThat(revision().current()).isEqualTo(revision().current());
    }

    @Test
    void is_another_after_every_advance() {
        List<Long> seen = Stream.generate(() -> {
                    revision().advance();
                    return revision().current();
                })
                .limit(5)
                .toList();
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void loses_no_advance_of_several_at_once() {
        long before = revision().current();
        IntStream.range(0, 40).parallel().forEach(each -> revision().advance());
        assertThat(revision().current()).isEqualTo(before + 40);
    }
}
