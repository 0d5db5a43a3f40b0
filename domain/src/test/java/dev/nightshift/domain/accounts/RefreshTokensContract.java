package dev.nightshift.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.accounts.RefreshTokens.Rotation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link RefreshTokens} promise. */
public abstract class RefreshTokensContract {

    private static final Duration LONG = Duration.ofDays(14);
    private static final Duration OVER = Duration.ofSeconds(-1);

    /** No tokens, the same throughout a test. */
    protected abstract RefreshTokens tokens();

    /** A user that there is, the same throughout a test. */
    protected abstract UserId ada();

    /** Another one. */
    protected abstract UserId bob();

    private static TokenHash token(String name) {
        return new RefreshToken(name).hash();
    }

    private Rotation rotate(String used, String next) {
        return tokens().rotate(token(used), token(next), LONG);
    }

    /** A session is found again by the name of its first token. */
    private static SessionId session(String first) {
        return new SessionId(UUID.nameUUIDFromBytes(first.getBytes(StandardCharsets.UTF_8)));
    }

    private void begin(UserId user, String first) {
        tokens().begin(user, session(first), token(first), LONG);
    }

    private static Rotation rotated(UserId user, String first) {
        return new Rotation.Rotated(user, session(first));
    }

    @Nested
    class A_token {

        @Test
        void is_used_once_and_followed_by_the_next() {
            begin(ada(), "1");
            assertThat(rotate("1", "2")).isEqualTo(rotated(ada(), "1"));
            assertThat(rotate("2", "3")).isEqualTo(rotated(ada(), "1"));
        }

        @Test
        void is_unknown_when_it_was_never_given_out() {
            assertThat(rotate("never", "2")).isEqualTo(new Rotation.Unknown());
            assertThat(rotate("2", "3")).isEqualTo(new Rotation.Unknown());
        }

        @Test
        void is_unknown_when_its_time_is_over() {
            tokens().begin(ada(), session("1"), token("1"), OVER);
            assertThat(rotate("1", "2")).isEqualTo(new Rotation.Unknown());
        }

        @Test
        void ends_its_family_when_it_is_used_again() {
            begin(ada(), "1");
            begin(ada(), "other login");
            rotate("1", "2");
            rotate("2", "3");
            assertThat(rotate("1", "thief")).isEqualTo(new Rotation.Reused(ada()));
            assertThat(rotate("3", "4")).isEqualTo(new Rotation.Unknown());
            assertThat(rotate("thief", "4")).isEqualTo(new Rotation.Unknown());
            assertThat(rotate("other login", "5")).isEqualTo(rotated(ada(), "other login"));
        }

        @Test
        void leaves_at_most_one_valid_token_when_many_use_it_at_once() {
            begin(ada(), "1");
            List<Rotation> all = Together.run(8, i -> rotate("1", "next " + i));
            assertThat(all).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
            for (int i = 0; i < 8; i++) {
                assertThat(rotate("next " + i, "after " + i)).isEqualTo(new Rotation.Unknown());
            }
        }

        @Test
        void leaves_no_valid_token_when_it_is_used_while_its_successor_is() {
            for (int round = 0; round < 20; round++) {
                String one = "one " + round;
                String two = "two " + round;
                String three = "three " + round;
                begin(ada(), one);
                rotate(one, two);
                Together.run(2, i -> i == 0 ? rotate(one, "thief") : rotate(two, three));
                assertThat(rotate(three, "four " + round)).isEqualTo(new Rotation.Unknown());
            }
        }
    }

    @Nested
    class Revoking {

        @Test
        void one_session_leaves_the_others() {
            begin(ada(), "phone");
            begin(ada(), "desk");
            rotate("phone", "phone 2");
            assertThat(tokens().sessionOf(token("phone 2"))).contains(session("phone"));
            assertThat(tokens().revoke(session("phone"))).contains(ada());
            assertThat(tokens().revoke(session("phone"))).isEmpty();
            assertThat(tokens().revoke(session("never"))).isEmpty();
            assertThat(tokens().sessionOf(token("phone 2"))).isEmpty();
            assertThat(tokens().sessionOf(token("never"))).isEmpty();
            assertThat(rotate("phone 2", "x")).isEqualTo(new Rotation.Unknown());
            assertThat(rotate("desk", "desk 2")).isEqualTo(rotated(ada(), "desk"));
        }

        @Test
        void all_of_a_user_leaves_other_users() {
            begin(ada(), "phone");
            begin(ada(), "desk");
            begin(bob(), "bob");
            tokens().revokeAllOf(ada());
            tokens().revokeAllOf(ada());
            assertThat(rotate("phone", "x")).isEqualTo(new Rotation.Unknown());
            assertThat(rotate("desk", "y")).isEqualTo(new Rotation.Unknown());
            assertThat(rotate("bob", "z")).isEqualTo(rotated(bob(), "bob"));
        }
    }

    @Nested
    class Purging {

        @Test
        void forgets_what_is_over_in_batches() {
            begin(ada(), "lasting");
            for (int i = 0; i < 3; i++) {
                tokens().begin(ada(), session("over " + i), token("over " + i), OVER);
            }
            assertThat(tokens().purgeExpired(2)).isEqualTo(2);
            assertThat(tokens().purgeExpired(2)).isEqualTo(1);
            assertThat(tokens().purgeExpired(2)).isZero();
            assertThat(rotate("lasting", "2")).isEqualTo(rotated(ada(), "lasting"));
        }
    }
}
