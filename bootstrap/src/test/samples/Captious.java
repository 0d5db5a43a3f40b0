package sample;

import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.ItemFormat;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.TypeName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Writes the amounts of a file into the number ledger, and does what it is told when it has done so. */
public final class Captious implements JobType<ParameterValues, Long, Long> {

    private static final Parameter<String> MODE = Parameter.text("mode", 100).asRequired();
    private static final Parameter<String> FILE = Parameter.text("file", 1_000).asRequired();
    private static final Parameter<List<String>> CODES = Parameter.texts("codes", 10, 10);

    @Override
    public TypeName name() {
        return TypeName.of("CAPTIOUS");
    }

    @Override
    public Parameters<ParameterValues> parameters() {
        return Parameters.of(MODE, FILE, CODES);
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.skippingUpTo(2);
    }

    @Override
    public Optional<ItemFormat<Long>> itemFormat() {
        return Optional.of(new ItemFormat<>(String::valueOf, Long::valueOf));
    }

    @Override
    public Source<Long> source(ParameterValues given, JobContext context) {
        return new AmountLines(Path.of(given.get(FILE)));
    }

    @Override
    public Long handle(Long amount, ParameterValues given, JobContext context) {
        if (given.get(MODE).equals("recurse")) {
            return handle(amount, given, context) + 1;
        }
        return amount;
    }

    @Override
    public void write(List<Long> amounts, ParameterValues given, JobContext context) throws Exception {
        Connection connection = context.resource(Connection.class);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO number_ledger (job, number) SELECT ?, unnest(?)")) {
            insert.setObject(1, context.job().value());
            insert.setArray(2, connection.createArrayOf("bigint", amounts.toArray()));
            insert.executeUpdate();
        }
        if (given.get(MODE).equals("commit")) {
            connection.commit();
        }
        if (given.get(MODE).equals("COMMIT")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("COMMIT");
            }
        }
    }
}
