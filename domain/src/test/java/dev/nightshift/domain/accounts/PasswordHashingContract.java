package dev.nightshift.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link PasswordHashing} promises. */
public abstract class PasswordHashingContract {

    protected abstract PasswordHashing hashing();

    @Test
    void knows_the_password_again() {
        for (String text : List.of("8 bytes!", "비밀번호 \uD83D\uDD11", "p".repeat(200))) {
            Password password = new Password(text);
            assertThat(hashing().matches(password, hashing().hash(password))).isTrue();
        }
    }

    @Test
    void knows_another_password_apart() {
        PasswordHash hash = hashing().hash(new Password("correct horse"));
        assertThat(hashing().matches(new Password("correct hors"), hash)).isFalse();
        assertThat(hashing().matches(new Password("Correct horse"), hash)).isFalse();
        assertThat(hashing().matches(new Password("p".repeat(199)), hashing().hash(new Password("p".repeat(200)))))
                .isFalse();
    }

    @Test
    void serves_many_at_once() {
        PasswordHash hash = hashing().hash(new Password("correct horse"));
        assertThat(Together.run(8, i -> hashing().matches(new Password("correct horse"), hash)))
                .containsOnly(true);
    }
}
