package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.InMemoryLoginAttempts;
import dev.nightshift.domain.accounts.InMemoryRefreshTokens;
import dev.nightshift.domain.accounts.InMemoryUsers;
import dev.nightshift.domain.accounts.PlainPasswords;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.UnsignedTokens;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserBuilder;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Supplier;

/** The use cases of accounts on fakes. */
final class Accounts {

    static final Username ROOT = new Username("root");

    final MovableClock clock = MovableClock.at("2026-01-05T09:00:00Z");
    final InMemoryUsers users = new InMemoryUsers();
    final InMemoryRefreshTokens tokens = new InMemoryRefreshTokens(clock);
    final InMemoryLoginAttempts attempts = new InMemoryLoginAttempts(clock);
    final PlainPasswords passwords = new PlainPasswords();
    final InMemoryAuditLog audit = new InMemoryAuditLog();
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

    LogIn logIn() {
        return new LogIn(users, passwords, attempts, tokens, new UnsignedTokens(), audit, transactions, secrets, clock);
    }

    RefreshLogin refreshLogin() {
        return new RefreshLogin(users, tokens, new UnsignedTokens(), audit, transactions, secrets, clock);
    }

    ChangeUser changeUser() {
        return new ChangeUser(users, passwords, tokens, audit, transactions, clock);
    }

    ChangePassword changePassword() {
        return new ChangePassword(users, passwords, attempts, tokens, audit, transactions, clock);
    }

    ResetPassword resetPassword() {
        return new ResetPassword(users, passwords, attempts, tokens, audit, transactions, secrets, clock);
    }

    FoundFirstAdministrator foundFirstAdministrator() {
        return new FoundFirstAdministrator(users, passwords, audit, transactions, secrets, clock);
    }

    Tokens login(String name) {
        LogIn.Outcome outcome = logIn().logIn(name, "correct horse", "here");
        return ((LogIn.Outcome.In) outcome).tokens();
    }

    List<String> done() {
        return audit.entries().stream().map(AuditEntry::action).toList();
    }
}
