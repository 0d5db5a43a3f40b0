package dev.nightshift.domain.external;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PostTest {

    @Test
    void has_a_number_of_its_own_and_that_of_its_author() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Post(0, "Title", "Body", 3))
                .withMessageContaining("id >= 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Post(1, "Title", "Body", -1));
    }

    @Test
    void holds_texts_that_can_be_kept() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Post(1, "a\0b", "Body", 3));
    }
}
