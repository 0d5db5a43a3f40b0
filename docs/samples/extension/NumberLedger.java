package sample;

import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes the numbers from 0 on into the table number_ledger (job uuid, number bigint): each exactly once. */
public final class NumberLedger implements JobType<NumberLedger.Order, Long, Long> {

    private static final Parameter<Long> NUMBERS = Parameter.number("numbers", 0, 100_000_000).asRequired();
    private static final Parameter<Long> MICROS = Parameter.number("microsEach", 0, 10_000_000).orElse(0L);

    public record Order(long numbers, long microsEach) {}

    @Override
    public TypeName name() {
        return TypeName.of("NUMBER_LEDGER");
    }

    @Override
    public Parameters<Order> parameters() {
        return Parameters.of(NUMBERS, MICROS).as((ParameterValues given) -> new Order(given.get(NUMBERS), given.get(MICROS)));
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public Source<Long> source(Order order, JobContext context) {
        return Sources.counted(order.numbers(), number -> number);
    }

    @Override
    public Long handle(Long number, Order order, JobContext context) throws InterruptedException {
        if (order.microsEach() > 0) {
            Thread.sleep(order.microsEach() / 1_000, (int) (order.microsEach() % 1_000) * 1_000);
        }
        return number;
    }

    /** In the transaction that moves the checkpoint: after a crash nothing is missing, and nothing is there twice. */
    @Override
    public void write(List<Long> numbers, Order order, JobContext context) throws SQLException {
        Connection connection = context.resource(Connection.class);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO number_ledger (job, number) SELECT ?, unnest(?)")) {
            insert.setObject(1, context.job().value());
            insert.setArray(2, connection.createArrayOf("bigint", numbers.toArray()));
            insert.executeUpdate();
        }
    }
}
