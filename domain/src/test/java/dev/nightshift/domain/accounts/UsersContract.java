package dev.nightshift.domain.accounts;

import static dev.nightshift.domain.accounts.UserBuilder.aUser;
import static dev.nightshift.domain.accounts.UserBuilder.anAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.Together;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link Users} promise. */
public abstract class UsersContract {

    private static final Instant LATER = Instant.parse("2026-01-06T10:00:00.123456Z");

    /** No users, the same throughout a test. */
    protected abstract Users users();

    private User added(UserBuilder builder) {
        User user = builder.withId(users().nextId()).build();
        assertThat(users().add(user)).isTrue();
        return user;
    }

    @Nested
    class Nobody {

        @Test
        void is_found() {
            assertThat(users().isEmpty()).isTrue();
            assertThat(users().find(new UserId(1))).isEmpty();
            assertThat(users().find(new Username("ada"))).isEmpty();
            assertThat(users().findForUpdate(new UserId(Long.MAX_VALUE))).isEmpty();
            assertThat(users().administratorsForUpdate()).isEmpty();
            assertThat(users().list(null, 1)).isEqualTo(new Page<>(List.of(), null));
        }

        @Test
        void is_changed() {
            users().update(aUser().build());
            assertThat(users().isEmpty()).isTrue();
        }
    }

    @Nested
    class A_user {

        @Test
        void is_found_as_it_was_added() {
            User ada = added(aUser().named("Ada.L-1_x"));
            assertThat(users().isEmpty()).isFalse();
            assertThat(users().find(ada.id())).contains(ada);
            assertThat(users().findForUpdate(ada.id())).contains(ada);
            assertThat(users().find(new Username("aDA.l-1_X")))
                    .get()
                    .extracting(user -> user.username().value())
                    .isEqualTo("Ada.L-1_x");
        }

        @Test
        void keeps_names_of_one_and_of_64_characters() {
            assertThat(users().find(added(aUser().named("a")).id())).isPresent();
            assertThat(users().find(added(aUser().named("b".repeat(64))).id())).isPresent();
        }

        @Test
        void is_not_added_under_a_name_that_is_taken() {
            User ada = added(aUser().named("ada"));
            assertThat(users().add(aUser().withId(users().nextId()).named("ADA").build()))
                    .isFalse();
            assertThat(users().list(null, 10).items()).containsExactly(ada);
        }

        @Test
        void is_changed_but_for_its_name_and_its_beginning() {
            User ada = added(aUser());
            User changed = ada.withRole(Role.ADMIN, LATER)
                    .enabled(false, LATER)
                    .withPassword(new PasswordHash("x".repeat(PasswordHash.MAX_LENGTH)), LATER);
            users().update(changed);
            users().update(changed);
            assertThat(users().find(ada.id())).contains(changed);
        }

        @Test
        void is_added_once_when_many_add_it_at_once() {
            List<Boolean> added = Together.run(8, i -> users().add(aUser().withId(users().nextId())
                    .named(i % 2 == 0 ? "Ada" : "ada")
                    .build()));
            assertThat(added).containsOnlyOnce(true);
            assertThat(users().list(null, 10).items()).hasSize(1);
        }
    }

    @Nested
    class Administrators {

        @Test
        void are_those_who_have_the_role_and_may_log_in_by_id() {
            User root = added(anAdministrator().named("root"));
            added(anAdministrator().named("gone").disabled());
            added(aUser().named("boss").as(Role.MANAGER));
            User other = added(anAdministrator().named("other"));
            assertThat(users().administratorsForUpdate()).containsExactly(root.id(), other.id());
        }
    }

    @Nested
    class A_list {

        @Test
        void comes_in_pages_by_id() {
            List<User> all = IntStream.range(0, 5)
                    .mapToObj(i -> added(aUser().named("user" + i)))
                    .toList();
            Page<User, UserId> first = users().list(null, 2);
            assertThat(first.items()).isEqualTo(all.subList(0, 2));
            Page<User, UserId> second = users().list(first.next(), 2);
            assertThat(second.items()).isEqualTo(all.subList(2, 4));
            Page<User, UserId> third = users().list(second.next(), 2);
            assertThat(third).isEqualTo(new Page<>(all.subList(4, 5), null));
        }

        @Test
        void that_fits_exactly_has_no_next_page() {
            added(aUser().named("one"));
            added(aUser().named("two"));
            assertThat(users().list(null, 2).next()).isNull();
        }
    }
}
