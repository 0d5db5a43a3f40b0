package dev.nightshift.adapters.persistence.accounts;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.accounts.LoginAttempts;
import dev.nightshift.domain.accounts.LoginAttemptsContract;
import java.time.Duration;

class PostgresLoginAttemptsIT extends LoginAttemptsContract {

    private final Database database = TestDatabase.fresh();
    private final LoginAttempts attempts = new PostgresLoginAttempts(database);

    @Override
    protected LoginAttempts attempts() {
        return attempts;
    }

    @Override
    protected void pass(Duration time) {
        database.run(handle -> {
            handle.execute("UPDATE login_attempts SET at = at - ?", time);
            handle.execute("UPDATE login_addresses SET at = at - ?", time);
        });
    }
}
