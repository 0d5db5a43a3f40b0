package dev.nightshift.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.accounts.CheckAccess.Need;
import dev.nightshift.application.accounts.CheckAccess.Outcome;
import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.OpenSession;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.Sessions;
import dev.nightshift.domain.accounts.User;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CheckAccessTest {

    private final Accounts accounts = new Accounts();
    private final User ada = accounts.with("ada", Role.MANAGER);
    private final AccessClaims claims = accounts.claimsOf(ada);
    private final WatchedSessions sessions = new WatchedSessions(accounts.sessions);
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final CheckAccess access = new CheckAccess(sessions, later::add, accounts.nanos::get);

    private void pass(Duration time) {
        accounts.nanos.addAndGet(time.toNanos());
    }

    private Outcome check(Need need) {
        CompletionStage<Outcome> answer = access.check(claims, need);
        runAll();
        return answer.toCompletableFuture().join();
    }

    private void runAll() {
        for (Runnable task = later.poll(); task != null; task = later.poll()) {
            task.run();
        }
    }

    private static Outcome granted(User user, SessionId session) {
        return new Outcome.Granted(
                new OpenSession(session, user.id(), user.username(), user.role(), user.securityVersion()));
    }

    @Nested
    class A_read {

        @Test
        void is_granted_as_whom_the_database_has_it() {
            assertThat(check(Need.RECENT)).isEqualTo(granted(ada, claims.session()));
        }

        @Test
        void is_answered_at_once_from_what_was_read_less_than_800_ms_ago() {
            check(Need.RECENT);
            pass(Duration.ofMillis(799));
            assertThat(access.check(claims, Need.RECENT).toCompletableFuture()).isCompleted();
            assertThat(sessions.asked).hasSize(1);
        }

        @Test
        void waits_for_the_database_after_800_ms() {
            check(Need.RECENT);
            accounts.tokens.revoke(claims.session());
            pass(Duration.ofMillis(800));
            assertThat(check(Need.RECENT)).isEqualTo(new Outcome.Ended());
        }

        @Test
        void in_use_is_read_anew_beside_the_requests_every_250_ms() {
            check(Need.RECENT);
            for (int i = 0; i < 1000; i++) {
                pass(Duration.ofMillis(10));
                assertThat(access.check(claims, Need.RECENT).toCompletableFuture())
                        .isCompleted();
                assertThat(access.check(claims, Need.RECENT).toCompletableFuture())
                        .isCompleted();
                runAll();
            }
            assertThat(sessions.asked).hasSizeBetween(38, 42);
        }

        @Test
        void is_refused_with_another_version_than_the_stored_one_and_granted_with_the_new_one() {
            check(Need.RECENT);
            User changed = ada.withRole(Role.USER, accounts.clock.instant());
            accounts.users.update(changed);
            AccessClaims next = new AccessClaims(ada.id(), claims.session(), changed.securityVersion());
            CompletionStage<Outcome> answer = access.check(next, Need.RECENT);
            runAll();
            assertThat(answer.toCompletableFuture().join()).isEqualTo(granted(changed, claims.session()));
            assertThat(check(Need.RECENT)).isEqualTo(new Outcome.Ended());
        }

        @Test
        void is_refused_in_the_session_of_another_user() {
            AccessClaims foreign =
                    new AccessClaims(accounts.with("bob", Role.USER).id(), claims.session(), claims.securityVersion());
            CompletionStage<Outcome> answer = access.check(foreign, Need.RECENT);
            runAll();
            assertThat(answer.toCompletableFuture().join()).isEqualTo(new Outcome.Ended());
        }

        @Test
        void is_not_answered_from_before_a_change_on_this_node() {
            check(Need.RECENT);
            CompletionStage<Outcome> early = access.check(accounts.claimsOf(ada), Need.RECENT);
            accounts.tokens.revoke(claims.session());
            access.forgetAll();
            runAll();
            assertThat(early.toCompletableFuture()).isCompleted();
            assertThat(check(Need.RECENT)).isEqualTo(new Outcome.Ended());
        }
    }

    @Nested
    class A_write {

        @Test
        void always_asks_the_database() {
            check(Need.RECENT);
            accounts.users.update(ada.enabled(false, accounts.clock.instant()));
            assertThat(check(Need.CURRENT)).isEqualTo(new Outcome.Ended());
        }

        @Test
        void makes_known_to_reads_what_it_found() {
            check(Need.RECENT);
            accounts.tokens.revoke(claims.session());
            check(Need.CURRENT);
            assertThat(check(Need.RECENT)).isEqualTo(new Outcome.Ended());
        }
    }

    @Nested
    class Many_at_once {

        @Test
        void are_answered_by_one_statement() {
            List<CompletionStage<Outcome>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(access.check(accounts.claimsOf(ada), Need.CURRENT));
                answers.add(access.check(claims, Need.CURRENT));
            }
            runAll();
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.toCompletableFuture().join()).isInstanceOf(Outcome.Granted.class));
            assertThat(sessions.asked).singleElement().satisfies(asked -> assertThat(asked)
                    .hasSize(101));
        }
    }

    @Nested
    class While_the_database_is_away {

        @Test
        void reads_go_on_for_five_minutes_and_ask_once_a_second() {
            check(Need.RECENT);
            sessions.failure = new StorageUnavailable("away", new IllegalStateException());
            for (int second = 1; second < 300; second++) {
                pass(Duration.ofSeconds(1).minusMillis(1));
                assertThat(check(Need.RECENT)).isInstanceOf(Outcome.Granted.class);
                pass(Duration.ofMillis(1));
                assertThat(access.check(claims, Need.RECENT).toCompletableFuture())
                        .isCompleted();
            }
            assertThat(sessions.asked).hasSizeLessThan(310);
            pass(Duration.ofSeconds(2));
            assertThatThrownBy(() -> check(Need.RECENT)).hasCauseInstanceOf(StorageUnavailable.class);
        }

        @Test
        void writes_and_sessions_that_nobody_knows_are_not_let_in() {
            check(Need.RECENT);
            sessions.failure = new StorageUnavailable("away", new IllegalStateException());
            assertThatThrownBy(() -> check(Need.CURRENT)).hasCauseInstanceOf(StorageUnavailable.class);
            CompletionStage<Outcome> unknown = access.check(accounts.claimsOf(ada), Need.RECENT);
            runAll();
            assertThatThrownBy(unknown.toCompletableFuture()::join).hasCauseInstanceOf(StorageUnavailable.class);
        }

        @Test
        void reads_are_exact_again_as_soon_as_it_is_back() {
            check(Need.RECENT);
            sessions.failure = new StorageUnavailable("away", new IllegalStateException());
            pass(Duration.ofSeconds(2));
            check(Need.RECENT);
            sessions.failure = null;
            accounts.tokens.revoke(claims.session());
            pass(Duration.ofSeconds(1));
            assertThat(check(Need.RECENT)).isEqualTo(new Outcome.Ended());
        }
    }

    @Nested
    class While_the_database_hangs {

        private final List<CompletableFuture<?>> waiting = new ArrayList<>();
        private final CheckAccess impatient =
                new CheckAccess(sessions, later::add, accounts.nanos::get, new RecentSessions.Patience() {
                    @Override
                    public <T> CompletableFuture<T> limiting(CompletableFuture<T> answer) {
                        waiting.add(answer);
                        return answer;
                    }
                });

        private CompletableFuture<Outcome> read() {
            return impatient.check(claims, Need.RECENT).toCompletableFuture();
        }

        private void aReadTimesOut() {
            assertThat(read()).isNotDone();
            loseTheirPatience();
        }

        private void loseTheirPatience() {
            List.copyOf(waiting).forEach(answer -> answer.completeExceptionally(new TimeoutException()));
            waiting.clear();
        }

        @BeforeEach
        void hang() {
            assertThat(read()).isNotDone();
            runAll();
            waiting.clear();
            pass(Duration.ofSeconds(1));
        }

        @Test
        void the_first_read_waits_and_is_granted_from_before() {
            CompletableFuture<Outcome> first = read();
            assertThat(first).isNotDone();
            loseTheirPatience();
            assertThat(first.join()).isEqualTo(granted(ada, claims.session()));
        }

        @Test
        void no_other_read_waits_and_one_statement_is_begun_every_five_seconds() {
            aReadTimesOut();
            for (int second = 0; second < 60; second++) {
                assertThat(read()).isCompletedWithValue(granted(ada, claims.session()));
                pass(Duration.ofSeconds(1));
            }
            assertThat(waiting).isEmpty();
            assertThat(later).hasSizeLessThanOrEqualTo(4);
        }

        @Test
        void writes_are_not_let_in() {
            aReadTimesOut();
            CompletableFuture<Outcome> write =
                    impatient.check(claims, Need.CURRENT).toCompletableFuture();
            loseTheirPatience();
            assertThatThrownBy(write::join).hasCauseInstanceOf(StorageUnavailable.class);
        }

        @Test
        void reads_are_exact_again_as_soon_as_it_answers() {
            aReadTimesOut();
            accounts.tokens.revoke(claims.session());
            runAll();
            pass(Duration.ofSeconds(1));
            CompletableFuture<Outcome> next = read();
            runAll();
            assertThat(next.join()).isEqualTo(new Outcome.Ended());
        }

        @Test
        void the_grace_ends_after_five_minutes() {
            aReadTimesOut();
            pass(Duration.ofMinutes(5));
            CompletableFuture<Outcome> late = read();
            loseTheirPatience();
            assertThatThrownBy(late::join).hasCauseInstanceOf(StorageUnavailable.class);
        }
    }

    @Test
    void a_failure_that_is_no_outage_is_never_taken_for_one() {
        check(Need.RECENT);
        pass(Duration.ofSeconds(1));
        sessions.failure = new IllegalStateException("a mistake");
        assertThatThrownBy(() -> check(Need.RECENT))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private static final class WatchedSessions implements Sessions {

        private final Sessions real;
        private final List<Set<SessionId>> asked = new ArrayList<>();
        private @Nullable RuntimeException failure;

        WatchedSessions(Sessions real) {
            this.real = real;
        }

        @Override
        public List<OpenSession> find(Set<SessionId> ids) {
            asked.add(Set.copyOf(ids));
            if (failure != null) {
                throw failure;
            }
            return real.find(ids);
        }
    }
}
