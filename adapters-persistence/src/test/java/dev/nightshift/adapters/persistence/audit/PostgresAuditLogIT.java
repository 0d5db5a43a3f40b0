package dev.nightshift.adapters.persistence.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.audit.AuditLogContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAuditLogIT extends AuditLogContract {

    private final Database database = TestDatabase.fresh();
    private final AuditLog log = new PostgresAuditLog(database);

    @Override
    protected AuditLog log() {
        return log;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log"})
    void cannot_be_changed(String statement) {
        assertThatThrownBy(() -> database.run(handle -> handle.execute(statement)))
                .hasMessageContaining("append-only");
    }
}
