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

    private final NumberLedger ledger = new NumberLedger();

    @Override
    public TypeName name() {
        return TypeName.of("ONE_AT_A_TIME");
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.USUAL.runningAtMost(1);
    }

    @Override
    public Parameters<NumberLedger.Order> parameters() {
        return ledger.parameters();
    }

    @Override
    public Source<Long> source(NumberLedger.Order order, JobContext context) {
        return ledger.source(order, context);
    }

    @Override
    public Long handle(Long number, NumberLedger.Order order, JobContext context) throws InterruptedException {
        return ledger.handle(number, order, context);
    }

    @Override
    public void write(List<Long> numbers, NumberLedger.Order order, JobContext context) throws SQLException {
        ledger.write(numbers, order, context);
    }
}
