package dev.nightshift.benchmarks;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.TypeName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Brings a CSV file into a table. */
record CsvImport(CsvRows file) implements JobType<ParameterValues, CsvRows.Row, CsvRows.Row> {

    static final TypeName NAME = TypeName.of("CSV_IMPORT");

    /** What a chunk does to the database. */
    static void insert(Connection connection, List<CsvRows.Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CsvRows.INSERT)) {
            for (CsvRows.Row row : rows) {
                row.bind(insert);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public TypeName name() {
        return NAME;
    }

    @Override
    public Parameters<ParameterValues> parameters() {
        return Parameters.none();
    }

    @Override
    public Source<CsvRows.Row> source(ParameterValues parameters, JobContext context) {
        return file;
    }

    @Override
    public CsvRows.Row handle(CsvRows.Row row, ParameterValues parameters, JobContext context) {
        return row;
    }

    @Override
    public void write(List<CsvRows.Row> rows, ParameterValues parameters, JobContext context) throws SQLException {
        insert(context.resource(Connection.class), rows);
    }
}
