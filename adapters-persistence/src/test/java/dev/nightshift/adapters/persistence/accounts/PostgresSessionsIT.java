package dev.nightshift.adapters.persistence.accounts;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.MicronautDatabase;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.Sessions;
import dev.nightshift.domain.accounts.SessionsContract;
import dev.nightshift.domain.accounts.Users;
import org.junit.jupiter.api.AfterEach;

class PostgresSessionsIT extends SessionsContract {

    private final MicronautDatabase micronaut = MicronautDatabase.fresh();
    private final Database database = micronaut.get(Database.class);
    private final Users users = micronaut.get(PostgresUsers.class);

    @AfterEach
    void stop() {
        micronaut.close();
    }

    @Override
    protected Sessions sessions() {
        return new PostgresSessions(database);
    }

    @Override
    protected RefreshTokens tokens() {
        return new PostgresRefreshTokens(database);
    }

    @Override
    protected Users users() {
        return users;
    }
}
