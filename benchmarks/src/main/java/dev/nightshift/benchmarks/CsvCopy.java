package dev.nightshift.benchmarks;

import dev.nightshift.adapters.persistence.CopyText;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.TypeName;
import java.sql.Connection;
import java.util.List;

/** Brings a CSV file into a table. */
record CsvCopy(CsvRows file) implements JobType<ParameterValues, CsvRows.Row, CsvRows.Row> {

    static final TypeName NAME = TypeName.of("CSV_COPY");

    /** What a chunk does to the database. */
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
    public void write(List<CsvRows.Row> rows, ParameterValues parameters, JobContext context) {
        CopyText copy =
                CopyText.into("csv_rows (id, customer, cents, made_on, note)", context.resource(Connection.class));
        for (CsvRows.Row row : rows) {
            copy.add(row.id())
                    .add(row.customer())
                    .add(row.cents())
                    .add(row.madeOn())
                    .add(row.note());
            copy.endRow();
        }
        copy.end();
    }
}
