package sample;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.TypeName;
import java.sql.SQLException;
import java.util.List;

/** The number ledger, kept in another database that cannot be reached. */
public final class Elsewhere implements JobType<NumberLedger.Order, Long, Long> {

    private final NumberLedger unitOfWork = new NumberLedger();

    @Override
    public TypeName name() {
        return TypeName.of("ELSEWHERE");
    }

    @Override
    public Parameters<NumberLedger.Order> parameters() {
        return unitOfWork.parameters();
    }

    @Override
    public Source<Long> source(NumberLedger.Order order, JobContext context) {
        return unitOfWork.source(order, context);
    }

    @Override
    public Long handle(Long number, NumberLedger.Order order, JobContext context) {
        return number;
    }

    @Override
    public void write(List<Long> numbers, NumberLedger.Order order, JobContext context) throws SQLException {
        throw new SQLException("org.postgresql.util.PSQLException: Connection to elsewhere:5432 refused", "08001");
    }
}
