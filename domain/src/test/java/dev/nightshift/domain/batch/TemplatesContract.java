package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link Templates} promise. */
public abstract class TemplatesContract extends BatchContract {

    private Templates templates() {
        return batch().templates();
    }

    private static Template template(String name) {
        return new Template(name, REPORT, Map.of(), null, null);
    }

    @Nested
    class There_is_none {

        @Test
        void nothing_is_found() {
            assertThat(templates().all()).isEmpty();
            assertThat(templates().find("a")).isEmpty();
            assertThat(templates().remove("a")).isFalse();
            assertThat(inOne(() -> templates().lock("a"))).isFalse();
        }

        @Test
        void of_many_who_add_one_of_the_same_name_one_does() {
            List<Boolean> added = Together.run(8, i -> templates().add(template("same")));
            assertThat(added).containsOnlyOnce(true);
            assertThat(templates().all()).hasSize(1);
        }
    }

    @Nested
    class There_are_some {

        private final Map<String, @Nullable Object> values = values();
        private final Template full =
                new Template("b-1", new TypeName("REPORT", 2), values, Priority.LOW, Strategy.STREAM);

        private Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> all = new HashMap<>();
            all.put("text", "ü \"x\"");
            all.put("number", 7L);
            all.put("flag", true);
            all.put("none", null);
            all.put("list", Arrays.asList("a", 1L, null));
            all.put("object", Map.of("a", Map.of("b", "c")));
            return all;
        }

        @Test
        void they_are_found_as_they_were_made() {
            assertThat(templates().add(full)).isTrue();
            assertThat(templates().find("b-1")).contains(full);
            assertThat(templates().find("b")).isEmpty();
        }

        @Test
        void all_are_in_the_order_of_their_names() {
            for (String name : List.of("b", "a-b", "a", "ab", "a1")) {
                templates().add(template(name));
            }
            assertThat(templates().all()).extracting(Template::name).containsExactly("a", "a-b", "a1", "ab", "b");
        }

        @Test
        void one_of_the_same_name_does_not_replace_it() {
            templates().add(full);
            assertThat(templates().add(template("b-1"))).isFalse();
            assertThat(templates().find("b-1")).contains(full);
        }

        @Test
        void one_that_is_locked_is_still_there_when_the_transaction_ends() {
            templates().add(full);
            List<Boolean> came = Together.run(2, i -> i == 0 ? templates().remove("b-1") : isThereUnderLock());
            assertThat(came).containsOnly(true);
            assertThat(inOne(() -> templates().lock("b-1"))).isFalse();
        }

        private boolean isThereUnderLock() {
            return inOne(
                    () -> templates().lock("b-1") == templates().find("b-1").isPresent());
        }

        @Test
        void one_that_was_removed_can_be_added_again() {
            templates().add(full);
            assertThat(templates().remove("b-1")).isTrue();
            assertThat(templates().remove("b-1")).isFalse();
            assertThat(templates().find("b-1")).isEmpty();
            assertThat(templates().add(template("b-1"))).isTrue();
        }
    }
}
