package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.accounts.Argon2PasswordHashing;
import dev.nightshift.adapters.persistence.accounts.PostgresLoginAttempts;
import dev.nightshift.adapters.persistence.accounts.PostgresRefreshTokens;
import dev.nightshift.adapters.persistence.accounts.PostgresSessions;
import dev.nightshift.adapters.persistence.accounts.ZxcvbnCommonPasswords;
import dev.nightshift.adapters.scheduler.accounts.OldLoginsJob;
import dev.nightshift.application.accounts.AddUser;
import dev.nightshift.application.accounts.ChangePassword;
import dev.nightshift.application.accounts.ChangeUser;
import dev.nightshift.application.accounts.CheckAccess;
import dev.nightshift.application.accounts.ForgetOldLogins;
import dev.nightshift.application.accounts.FoundFirstAdministrator;
import dev.nightshift.application.accounts.ListUsers;
import dev.nightshift.application.accounts.LogIn;
import dev.nightshift.application.accounts.LogOut;
import dev.nightshift.application.accounts.RefreshLogin;
import dev.nightshift.application.accounts.ResetPassword;
import dev.nightshift.domain.accounts.AccessTokens;
import dev.nightshift.domain.accounts.LoginAttempts;
import dev.nightshift.domain.accounts.PasswordHashing;
import dev.nightshift.domain.accounts.PasswordPolicy;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditLog;
import io.micronaut.context.annotation.Factory;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/** Users and their logins. */
@Factory
final class AccountsWiring {

    private final SecureRandom secrets = new SecureRandom();
    private final Database database;
    private final AuditLog audit;
    private final InstantSource clock;

    AccountsWiring(Database database, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Singleton
    RefreshTokens refreshTokens() {
        return new PostgresRefreshTokens(database);
    }

    @Singleton
    LoginAttempts loginAttempts() {
        return new PostgresLoginAttempts(database);
    }

    @Singleton
    PasswordHashing passwordHashing() {
        return new Argon2PasswordHashing(secrets);
    }

    @Singleton
    PasswordPolicy passwordPolicy() {
        return new PasswordPolicy(new ZxcvbnCommonPasswords());
    }

    @Singleton
    CheckAccess checkAccess(@Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        return new CheckAccess(new PostgresSessions(database), executor, System::nanoTime);
    }

    @Singleton
    LogIn logIn(
            Users users,
            PasswordHashing hashing,
            LoginAttempts attempts,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens) {
        return new LogIn(users, hashing, attempts, refreshTokens, accessTokens, audit, database, secrets, clock);
    }

    @Singleton
    RefreshLogin refreshLogin(
            Users users, RefreshTokens refreshTokens, AccessTokens accessTokens, CheckAccess checkAccess) {
        return new RefreshLogin(users, refreshTokens, accessTokens, checkAccess, audit, database, secrets, clock);
    }

    @Singleton
    LogOut logOut(Users users, RefreshTokens refreshTokens, CheckAccess checkAccess) {
        return new LogOut(users, refreshTokens, checkAccess, audit, database, clock);
    }

    @Singleton
    ChangePassword changePassword(
            Users users,
            PasswordHashing hashing,
            LoginAttempts attempts,
            RefreshTokens refreshTokens,
            PasswordPolicy policy,
            CheckAccess checkAccess) {
        return new ChangePassword(users, hashing, attempts, refreshTokens, policy, checkAccess, audit, database, clock);
    }

    @Singleton
    AddUser addUser(Users users, PasswordHashing hashing, PasswordPolicy policy) {
        return new AddUser(users, hashing, policy, audit, database, clock);
    }

    @Singleton
    ChangeUser changeUser(
            Users users,
            PasswordHashing hashing,
            RefreshTokens refreshTokens,
            LoginAttempts attempts,
            PasswordPolicy policy,
            CheckAccess checkAccess) {
        return new ChangeUser(users, hashing, refreshTokens, attempts, policy, checkAccess, audit, database, clock);
    }

    @Singleton
    ListUsers listUsers(Users users) {
        return new ListUsers(users);
    }

    @Singleton
    FoundFirstAdministrator foundFirstAdministrator(Users users, PasswordHashing hashing, PasswordPolicy policy) {
        return new FoundFirstAdministrator(users, hashing, policy, audit, database, secrets, clock);
    }

    @Singleton
    ResetPassword resetPassword(
            Users users,
            PasswordHashing hashing,
            LoginAttempts attempts,
            RefreshTokens refreshTokens,
            PasswordPolicy policy) {
        return new ResetPassword(users, hashing, attempts, refreshTokens, policy, audit, database, secrets, clock);
    }

    @Singleton
    ForgetOldLogins forgetOldLogins(RefreshTokens refreshTokens, LoginAttempts attempts) {
        return new ForgetOldLogins(refreshTokens, attempts);
    }

    @Singleton
    OldLoginsJob oldLoginsJob(ForgetOldLogins forgetOldLogins) {
        return new OldLoginsJob(forgetOldLogins);
    }
}
