package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.FewCommonPasswords;
import dev.nightshift.domain.accounts.InMemoryLoginAttempts;
import dev.nightshift.domain.accounts.InMemoryRefreshTokens;
import dev.nightshift.domain.accounts.InMemorySessions;
import dev.nightshift.domain.accounts.InMemoryUsers;
import dev.nightshift.domain.accounts.PasswordPolicy;
import dev.nightshift.domain.accounts.PlainPasswords;
import dev.nightshift.domain.accounts.RefreshToken;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.UnsignedTokens;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserBuilder;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The use cases of accounts on fakes. */
final class Accounts {

    final MovableClock clock = MovableClock.at("2026-01-05T09:00:00Z");
    final InMemoryUsers users = new InMemoryUsers();
    final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens(clock);
    final InMemoryLoginAttempts attempts = new InMemoryLoginAttempts(clock);
    final PlainPasswords passwords = new PlainPasswords();
    final InMemoryAuditLog audit = new InMemoryAuditLog();
    final PasswordPolicy policy = new PasswordPolicy(new FewCommonPasswords(Set.of("password1")));
    final InMemorySessions sessions = new InMemorySessions(users, tokens);
    final AtomicLong nanos = new AtomicLong();
    final CheckAccess access = new CheckAccess(sessions, Runnable::run, nanos::get);
    final SecureRandom secrets = new SecureRandom();
    final Transactions transactions = new Transactions() {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void afterCommit(Runnable action) {
            action.run();
        }
    };

    /** A user with the password "correct horse". */
    User with(String name, Role role) {
        User user = UserBuilder.aUser()
                .withId(users.nextId())
                .named(name)
                .as(role)
                .withHash(PlainPasswords.hashOf("correct horse"))
                .build();
        users.add(user);
        return user;
    }

    /** What an access token of the user states, in a session of its own. */
    AccessClaims claimsOf(User user) {
        SessionId session = SessionId.random(secrets);
        tokens.begin(user.id(), session, RefreshToken.random(secrets).hash(), Duration.ofDays(1));
        long version = users.find(user.id()).orElseThrow().securityVersion();
        return new AccessClaims(user.id(), session, version);
    }

    /** What a write with these claims is told. */
    CheckAccess.Outcome verdict(AccessClaims claims) {
        return access.check(claims, CheckAccess.Need.CURRENT)
                .toCompletableFuture()
                .join();
    }

    LogOut logOut() {
        return new LogOut(users, tokens, access, audit, transactions, clock);
    }

    AddUser addUser() {
        return new AddUser(users, passwords, policy, audit, transactions, clock);
    }

    LogIn logIn() {
        return new LogIn(users, passwords, attempts, tokens, new UnsignedTokens(), audit, transactions, secrets, clock);
    }

    RefreshLogin refreshLogin() {
        return new RefreshLogin(users, tokens, new UnsignedTokens(), access, audit, transactions, secrets, clock);
    }

    ChangeUser changeUser() {
        return new ChangeUser(users, passwords, tokens, attempts, policy, access, audit, transactions, clock);
    }

    ChangePassword changePassword() {
        return new ChangePassword(users, passwords, attempts, tokens, policy, access, audit, transactions, clock);
    }

    ResetPassword resetPassword() {
        return new ResetPassword(users, passwords, attempts, tokens, policy, audit, transactions, secrets, clock);
    }

    FoundFirstAdministrator foundFirstAdministrator() {
        return new FoundFirstAdministrator(users, passwords, policy, audit, transactions, secrets, clock);
    }

    Tokens login(String name) {
        LogIn.Outcome outcome = logIn().logIn(name, "correct horse", "here");
        return ((LogIn.Outcome.In) outcome).tokens();
    }

    List<String> done() {
        return audit.entries().stream().map(AuditEntry::action).toList();
    }
}
