package dev.nightshift.adapters.persistence.sentiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.report.Reports;
import java.util.List;
import java.util.Optional;

/** Files of jobs in the table {@code sentiment_reports}. */
public final class PostgresReports implements Reports {

    private final Database database;

    public PostgresReports(Database database) {
        this.database = database;
    }

    @Override
    public void put(JobId job, List<ReportFile> files) {
        files.forEach(file -> database.run(handle -> handle.createUpdate(
                        """
                        INSERT INTO sentiment_reports (job, name, media_type, content)
                        VALUES (:job, :name, :mediaType, :content)
                            ON CONFLICT (job, name) DO UPDATE
                           SET media_type = excluded.media_type, content = excluded.content
                        """)
                .bind("job", job.value())
                .bind("name", file.name())
                .bind("mediaType", file.mediaType())
                .bind("content", file.text().getBytes(UTF_8))
                .execute()));
    }

    @Override
    public Optional<ReportFile> find(JobId job, String name) {
        return database.with(handle -> handle.createQuery(
                        "SELECT name, media_type, content FROM sentiment_reports WHERE job = :job AND name = :name")
                .bind("job", job.value())
                .bind("name", name)
                .map((row, context) -> new ReportFile(
                        row.getString("name"), row.getString("media_type"), new String(row.getBytes("content"), UTF_8)))
                .findOne());
    }

    @Override
    public List<String> names(JobId job) {
        return database.with(handle -> handle.createQuery(
                        "SELECT name FROM sentiment_reports WHERE job = :job ORDER BY name COLLATE \"C\"")
                .bind("job", job.value())
                .mapTo(String.class)
                .list());
    }

    @Override
    public int purge(JobId before, int limit) {
        return ResultsOfJobs.REPORTS.purge(database, before, limit);
    }
}
