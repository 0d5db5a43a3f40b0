package sample;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.TypeName;
import java.sql.SQLException;
import java.util.List;

/** The number ledger, of which one job may run at a time. */
public final class OneAtATime implements JobType<NumberLedger.Order, Long, Long> {

    private final NumberLedger unitOfWork = new NumberLedger();

    @Override
    public TypeName name() {
        return TypeName.of("ONE_AT_A_TIME");
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.runningAtMost(1);
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
    public Long handle(Long number, NumberLedger.Order order, JobContext context) throws InterruptedException {
        return unitOfWork.handle(number, order, context);
    }

    @Override
    public void write(List<Long> numbers, NumberLedger.Order order, JobContext context) throws SQLException {
        unitOfWork.write(numbers, order, context);
    }
}
