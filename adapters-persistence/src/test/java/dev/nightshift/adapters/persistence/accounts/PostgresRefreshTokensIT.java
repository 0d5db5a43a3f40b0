package dev.nightshift.adapters.persistence.accounts;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.RefreshTokensContract;
import dev.nightshift.domain.accounts.UserId;

class PostgresRefreshTokensIT extends RefreshTokensContract {

    private final Database database = TestDatabase.fresh();
    private final RefreshTokens tokens = new PostgresRefreshTokens(database);
    private final UserId ada = user("ada");
    private final UserId bob = user("bob");

    private UserId user(String name) {
        return new UserId(database.with(handle -> handle.createQuery(
                        """
                        INSERT INTO users (username, role, enabled, password_hash, created_at, updated_at)
                        VALUES (:name, 'USER', true, 'x', now(), now()) RETURNING id""")
                .bind("name", name)
                .mapTo(long.class)
                .one()));
    }

    @Override
    protected RefreshTokens tokens() {
        return tokens;
    }

    @Override
    protected UserId ada() {
        return ada;
    }

    @Override
    protected UserId bob() {
        return bob;
    }
}
