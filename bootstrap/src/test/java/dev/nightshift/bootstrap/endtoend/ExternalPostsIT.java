package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outside posts, from the wire on one side to the wire on the other. */
class ExternalPostsIT {

    private static final Offset<Double> ABOUT = Offset.offset(0.7);

    @TempDir
    Path folder;

    @Test
    void attempts_stand_as_far_apart_as_they_should_and_are_cut_after_five_seconds() {
        ExecutorService callers = Executors.newCachedThreadPool();
        try (PostService posts = new PostService();
                Service service =
                        Service.start(Program.in(folder.resolve("data")).with("EXTERNAL_API_BASE_URL", posts.url()))) {
            assertThat(service.get("/api/external/posts/101", "").headers().firstValue("X-Degraded"))
                    .isEmpty();
            Function<String, CompletableFuture<HttpResponse<String>>> asked =
                    path -> CompletableFuture.supplyAsync(() -> service.get("/api/external" + path, ""), callers);
            var failing = asked.apply("/posts/500");
            var example = asked.apply("/example");
            var dripping = asked.apply("/posts/300");
            var earlier = asked.apply("/posts/101");

            assertThat(asked.apply("/posts/7").join().body())
                    .isEqualTo("{\"id\":7,\"title\":\"Title\",\"body\":\"Body\",\"userId\":3}");
            assertThat(asked.apply("/posts/900").join().statusCode()).isEqualTo(404);
            assertThat(failing.join().body())
                    .isEqualTo("{\"id\":500,\"title\":\"Fallback: Post Unavailable\","
                            + "\"body\":\"External API is currently unavailable\",\"error\":true}");
            assertThat(example.join().body())
                    .isEqualTo("{\"status\":\"fallback\",\"message\":\"External API is currently unavailable."
                            + " Using cached or default data.\",\"userId\":1,\"id\":1,\"title\":\"Fallback Title\","
                            + "\"body\":\"Fallback body content\"}");
            assertThat(earlier.join().headers().firstValueAsLong("Age").orElseThrow())
                    .isBetween(6L, 9L);
            assertThat(List.of(failing, example, dripping, earlier)).allMatch(answer -> isDegraded(answer.join()));

            assertCalls(posts.calls(500), 0, 2, 6);
            assertCalls(posts.calls(1), 0, 1, 2, 3);
            assertCalls(posts.calls(300), 0, 7, 16);
            assertThat(posts.calls(900)).hasSize(1);
        } finally {
            callers.shutdownNow();
        }
    }

    private static boolean isDegraded(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && answer.headers().firstValue("X-Degraded").equals(Optional.of("true"));
    }

    private static void assertCalls(List<Double> calls, double... seconds) {
        assertThat(calls).hasSize(seconds.length);
        for (int i = 0; i < seconds.length; i++) {
            assertThat(calls.get(i)).isCloseTo(seconds[i], ABOUT);
        }
    }
}
