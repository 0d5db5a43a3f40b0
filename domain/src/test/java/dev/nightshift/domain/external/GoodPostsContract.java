package dev.nightshift.domain.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link GoodPosts} promise. */
public abstract class GoodPostsContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final GoodPosts posts = posts();

    protected abstract GoodPosts posts();

    private static GoodPost good(long id, String title, Instant at) {
        return new GoodPost(new Post(id, title, "Body", 3), at);
    }

    @Test
    void none_is_known_at_first() {
        assertThat(posts.find(1, NOON)).isEmpty();
    }

    @Nested
    class A_post {

        private final GoodPost post = good(7, "Seven", NOON);

        @Test
        void is_known_for_ten_minutes() {
            posts.keep(post);
            assertThat(posts.find(7, NOON)).contains(post);
            assertThat(posts.find(7, NOON.plus(Duration.ofMinutes(10)).minusNanos(1)))
                    .contains(post);
            assertThat(posts.find(7, NOON.plus(Duration.ofMinutes(10)))).isEmpty();
        }

        @Test
        void is_known_when_the_clock_went_back() {
            posts.keep(post);
            assertThat(posts.find(7, NOON.minusSeconds(3_600))).contains(post);
            assertThat(post.age(NOON.minusSeconds(3_600))).isZero();
        }

        @Test
        void gives_way_to_what_came_later() {
            posts.keep(post);
            GoodPost later = good(7, "Other", NOON.plusSeconds(1));
            posts.keep(later);
            assertThat(posts.find(7, NOON.plusSeconds(2))).contains(later);
        }

        @Test
        void is_forgotten_alone() {
            GoodPost other = good(8, "Eight", NOON);
            posts.keep(post);
            posts.keep(other);
            posts.forget(7);
            posts.forget(9);
            assertThat(posts.find(7, NOON)).isEmpty();
            assertThat(posts.find(8, NOON)).contains(other);
        }
    }
}
