package dev.nightshift.adapters.web;

import dev.nightshift.application.Transactions;
import dev.nightshift.application.accounts.AddUser;
import dev.nightshift.application.accounts.ChangePassword;
import dev.nightshift.application.accounts.ChangeUser;
import dev.nightshift.application.accounts.CheckAccess;
import dev.nightshift.application.accounts.ListUsers;
import dev.nightshift.application.accounts.LogIn;
import dev.nightshift.application.accounts.LogOut;
import dev.nightshift.application.accounts.RefreshLogin;
import dev.nightshift.application.audit.ListAudit;
import dev.nightshift.application.health.Parts;
import dev.nightshift.application.idempotency.AnswerOnce;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.AccessTokens;
import dev.nightshift.domain.accounts.FewCommonPasswords;
import dev.nightshift.domain.accounts.InMemoryLoginAttempts;
import dev.nightshift.domain.accounts.InMemoryRefreshTokens;
import dev.nightshift.domain.accounts.InMemorySessions;
import dev.nightshift.domain.accounts.InMemoryUsers;
import dev.nightshift.domain.accounts.PasswordPolicy;
import dev.nightshift.domain.accounts.PlainPasswords;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.idempotency.InMemoryIdempotencyKeys;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** What stands behind the web adapter in its tests. */
@Factory
final class Fakes {

    private final SecureRandom secrets = new SecureRandom();

    @Singleton
    @Replaces(InstantSource.class)
    MovableClock clock() {
        return MovableClock.at("2026-01-05T09:00:00Z");
    }

    @Singleton
    Parts parts(MovableClock clock) {
        return new Parts(clock);
    }

    @Singleton
    InMemoryUsers users() {
        return new InMemoryUsers();
    }

    @Singleton
    InMemoryRefreshTokens refreshTokens(MovableClock clock) {
        return new InMemoryRefreshTokens(clock);
    }

    @Singleton
    InMemoryLoginAttempts attempts(MovableClock clock) {
        return new InMemoryLoginAttempts(clock);
    }

    @Singleton
    PlainPasswords passwords() {
        return new PlainPasswords();
    }

    @Singleton
    CheckAccess checkAccess(
            InMemoryUsers users,
            InMemoryRefreshTokens refreshTokens,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        return new CheckAccess(new InMemorySessions(users, refreshTokens), executor, System::nanoTime);
    }

    @Singleton
    PasswordPolicy passwordPolicy() {
        return new PasswordPolicy(new FewCommonPasswords(Set.of("password1")));
    }

    @Singleton
    InMemoryAuditLog audit() {
        return new InMemoryAuditLog();
    }

    @Singleton
    InMemoryIdempotencyKeys keys(MovableClock clock) {
        return new InMemoryIdempotencyKeys(clock);
    }

    @Singleton
    Transactions transactions(InMemoryIdempotencyKeys keys) {
        return new Transactions() {
            @Override
            public <T> T inOne(Supplier<T> work) {
                return keys.inTransaction(work);
            }

            @Override
            public void afterCommit(Runnable action) {
                action.run();
            }
        };
    }

    @Singleton
    AnswerOnce answerOnce(InMemoryIdempotencyKeys keys, Transactions transactions) {
        return new AnswerOnce(keys, transactions);
    }

    @Singleton
    ListAudit listAudit(InMemoryAuditLog audit) {
        return new ListAudit(audit);
    }

    @Singleton
    LogIn logIn(
            InMemoryUsers users,
            PlainPasswords passwords,
            InMemoryLoginAttempts attempts,
            InMemoryRefreshTokens refreshTokens,
            AccessTokens accessTokens,
            InMemoryAuditLog audit,
            Transactions transactions,
            MovableClock clock) {
        return new LogIn(users, passwords, attempts, refreshTokens, accessTokens, audit, transactions, secrets, clock);
    }

    @Singleton
    RefreshLogin refreshLogin(
            InMemoryUsers users,
            InMemoryRefreshTokens refreshTokens,
            AccessTokens accessTokens,
            CheckAccess checkAccess,
            InMemoryAuditLog audit,
            Transactions transactions,
            MovableClock clock) {
        return new RefreshLogin(users, refreshTokens, accessTokens, checkAccess, audit, transactions, secrets, clock);
    }

    @Singleton
    LogOut logOut(
            InMemoryUsers users,
            InMemoryRefreshTokens refreshTokens,
            CheckAccess checkAccess,
            InMemoryAuditLog audit,
            Transactions transactions,
            MovableClock clock) {
        return new LogOut(users, refreshTokens, checkAccess, audit, transactions, clock);
    }

    @Singleton
    ChangePassword changePassword(
            InMemoryUsers users,
            PlainPasswords passwords,
            InMemoryLoginAttempts attempts,
            InMemoryRefreshTokens refreshTokens,
            PasswordPolicy policy,
            CheckAccess checkAccess,
            InMemoryAuditLog audit,
            Transactions transactions,
            MovableClock clock) {
        return new ChangePassword(
                users, passwords, attempts, refreshTokens, policy, checkAccess, audit, transactions, clock);
    }

    @Singleton
    AddUser addUser(
            InMemoryUsers users,
            PlainPasswords passwords,
            PasswordPolicy policy,
            InMemoryAuditLog audit,
            Transactions transactions,
            MovableClock clock) {
        return new AddUser(users, passwords, policy, audit, transactions, clock);
    }

    @Singleton
    ChangeUser changeUser(
            InMemoryUsers users,
            PlainPasswords passwords,
            InMemoryRefreshTokens refreshTokens,
            InMemoryLoginAttempts attempts,
            PasswordPolicy policy,
            CheckAccess checkAccess,
            InMemoryAuditLog audit,
            Transactions transactions,
            MovableClock clock) {
        return new ChangeUser(
                users, passwords, refreshTokens, attempts, policy, checkAccess, audit, transactions, clock);
    }

    @Singleton
    ListUsers listUsers(InMemoryUsers users) {
        return new ListUsers(users);
    }
}
