package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.BadItem;
import dev.nightshift.domain.batch.ItemFormat;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Writes numbers into a table that takes them twice. */
final class WrittenNumbers implements JobType<Boolean, Long, Long> {

    static final String TABLE = "CREATE TABLE IF NOT EXISTS written_numbers (number bigint NOT NULL)";

    private volatile int badOneIn;

    /** @param count 0 for none */
    void isBadOneIn(int count) {
        badOneIn = count;
    }

    @Override
    public TypeName name() {
        return TypeName.of("NUMBERS");
    }

    @Override
    public Parameters<Boolean> parameters() {
        return Parameters.none().as(given -> true);
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.skippingUpTo(1_000);
    }

    @Override
    public Source<Long> source(Boolean none, JobContext context) {
        return Sources.counted(0, index -> index);
    }

    @Override
    public Long handle(Long item, Boolean none, JobContext context) {
        if (badOneIn > 0 && ThreadLocalRandom.current().nextInt(badOneIn) == 0) {
            throw new BadItem("is bad");
        }
        return item;
    }

    @Override
    public void write(List<Long> results, Boolean none, JobContext context) throws SQLException {
        Connection connection = context.resource(Connection.class);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO written_numbers SELECT unnest(?::bigint[])")) {
            insert.setArray(1, connection.createArrayOf("bigint", results.toArray()));
            insert.executeUpdate();
        }
    }

    @Override
    public Optional<ItemFormat<Long>> itemFormat() {
        return Optional.of(new ItemFormat<>(String::valueOf, Long::valueOf));
    }
}
