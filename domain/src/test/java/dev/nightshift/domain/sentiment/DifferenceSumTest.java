package dev.nightshift.domain.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DifferenceSumTest {

    @Test
    void days_up_and_down_count_by_their_distance() {
        DifferenceSum sum = DifferenceSum.ofDay(-3).plus(DifferenceSum.ofDay(1)).plus(DifferenceSum.ofDay());
        assertThat(sum).isEqualTo(new DifferenceSum(3, 2, 4, 3));
        assertThat(sum.mean()).isEqualTo(2);
    }

    @Test
    void nothing_is_off_by_nothing() {
        assertThat(DifferenceSum.NONE.mean()).isZero();
        assertThat(DifferenceSum.ofDay().mean()).isZero();
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DifferenceSum(1, 2, 0, 0))
                .withMessageContaining("2 of 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new DifferenceSum(1, -1, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DifferenceSum(1, 1, Double.NaN, 0))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> new DifferenceSum(1, 1, 1, -1));
    }
}
