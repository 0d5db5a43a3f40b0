package dev.nightshift.benchmarks;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The same import with Spring Batch, its job repository in the same database. */
final class SpringBatchImport implements AutoCloseable {

    private static final String SCHEMA = "spring_batch";

    private final HikariDataSource pool;
    private final JobRepository repository;
    private final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
    private final Job job;
    private long runs;

    SpringBatchImport(BatchDatabase database, BatchScale scale, CsvRows file, int chunkSize) {
        try (Sql sql = database.sql()) {
            sql.execute("CREATE SCHEMA " + SCHEMA);
        }
        pool = database.pool(SCHEMA + "," + BatchDatabase.OURS, scale.pool());
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"))
                .execute(pool);
        JdbcTransactionManager transactions = new JdbcTransactionManager(pool);
        repository = repository(pool, transactions);
        job = job(file, chunkSize, transactions);
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        try {
            operator.afterPropertiesSet();
        } catch (Exception failure) {
            throw new BenchmarkFailed("Spring Batch does not start", failure);
        }
    }

    /** Brings the whole file into the table, on this thread. */
    void run() {
        try {
            JobExecution execution = operator.start(
                    job, new JobParametersBuilder().addLong("run", ++runs).toJobParameters());
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw new BenchmarkFailed("Spring Batch ended with " + execution.getAllFailureExceptions());
            }
        } catch (Exception failure) {
            throw new BenchmarkFailed("Spring Batch failed: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static JobRepository repository(HikariDataSource pool, JdbcTransactionManager transactions) {
        try {
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(pool);
            factory.setTransactionManager(transactions);
            factory.afterPropertiesSet();
            return factory.getObject();
        } catch (Exception failure) {
            throw new BenchmarkFailed("Spring Batch has no repository", failure);
        }
    }

    private Job job(CsvRows file, int chunkSize, JdbcTransactionManager transactions) {
        FlatFileItemReader<CsvRows.Row> reader = new FlatFileItemReaderBuilder<CsvRows.Row>()
                .name("rows")
                .resource(new FileSystemResource(file.file()))
                .delimited(spec -> spec.names("id", "customer", "cents", "made_on", "note"))
                .fieldSetMapper(fields -> new CsvRows.Row(
                        fields.readLong(0),
                        requireNonNull(fields.readRawString(1)),
                        fields.readLong(2),
                        requireNonNull(fields.readRawString(3)),
                        requireNonNull(fields.readRawString(4))))
                .build();
        JdbcBatchItemWriter<CsvRows.Row> writer = new JdbcBatchItemWriterBuilder<CsvRows.Row>()
                .dataSource(pool)
                .sql(CsvRows.INSERT)
                .itemPreparedStatementSetter((row, insert) -> row.bind(insert))
                .assertUpdates(false)
                .build();
        return new JobBuilder("import", repository)
                .start(new StepBuilder("rows", repository)
                        .<CsvRows.Row, CsvRows.Row>chunk(chunkSize)
                        .reader(reader)
                        .writer(writer)
                        .transactionManager(transactions)
                        .build())
                .build();
    }
}
