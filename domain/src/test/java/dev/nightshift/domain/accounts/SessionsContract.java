package dev.nightshift.domain.accounts;

import static dev.nightshift.domain.accounts.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link Sessions} promise. */
public abstract class SessionsContract {

    private static final Duration LONG = Duration.ofDays(14);
    private static final Instant LATER = Instant.parse("2026-01-06T10:00:00Z");

    /** No sessions, the same throughout a test. */
    protected abstract Sessions sessions();

    /** Where sessions begin and end. */
    protected abstract RefreshTokens tokens();

    /** Whose sessions they are; none at first. */
    protected abstract Users users();

    private User added(String name) {
        User user = aUser().withId(users().nextId()).named(name).build();
        users().add(user);
        return user;
    }

    private SessionId begun(User user) {
        SessionId session = new SessionId(UUID.randomUUID());
        tokens().begin(user.id(), session, new RefreshToken(session.toString()).hash(), LONG);
        return session;
    }

    private static OpenSession open(SessionId id, User user) {
        return new OpenSession(id, user.id(), user.username(), user.role(), user.securityVersion());
    }

    @Nested
    class A_session {

        @Test
        void is_found_with_its_user_as_it_is_now() {
            User ada = added("ada");
            SessionId session = begun(ada);
            assertThat(sessions().find(Set.of(session))).containsExactly(open(session, ada));
            User changed = ada.withRole(Role.MANAGER, LATER);
            users().update(changed);
            assertThat(sessions().find(Set.of(session))).containsExactly(open(session, changed));
            assertThat(changed.securityVersion()).isEqualTo(ada.securityVersion() + 1);
        }

        @Test
        void is_not_found_when_it_has_ended() {
            SessionId session = begun(added("ada"));
            tokens().revoke(session);
            assertThat(sessions().find(Set.of(session))).isEmpty();
        }

        @Test
        void is_not_found_when_its_user_is_disabled() {
            User ada = added("ada");
            SessionId session = begun(ada);
            users().update(ada.enabled(false, LATER));
            assertThat(sessions().find(Set.of(session))).isEmpty();
        }

        @Test
        void is_not_found_when_it_never_began() {
            assertThat(sessions().find(Set.of(new SessionId(UUID.randomUUID()))))
                    .isEmpty();
            assertThat(sessions().find(Set.of())).isEmpty();
        }
    }

    @Nested
    class Several_sessions {

        @Test
        void are_found_at_once() {
            User ada = added("ada");
            User bob = added("bob");
            SessionId phone = begun(ada);
            SessionId desk = begun(ada);
            SessionId bobs = begun(bob);
            begun(bob);
            assertThat(sessions().find(Set.of(phone, desk, bobs, new SessionId(UUID.randomUUID()))))
                    .containsExactlyInAnyOrder(open(phone, ada), open(desk, ada), open(bobs, bob));
        }
    }
}
