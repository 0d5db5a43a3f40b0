package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.List;

/** A service that has the real market data and no worker of its own. */
record MarketService(MarketData data, Program program, Service service, Administrator administrator, ApiJobs jobs)
        implements AutoCloseable {

    /** Imports the data by the command line; a test that calls it is skipped where the data is absent. */
    static MarketService start(Path folder) {
        MarketData data = MarketData.real();
        Program program = Program.in(folder.resolve("data"));
        Program.Result imported = program.run("import", "market", data.folder().toString());
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.out()).startsWith("imported 9 files: ").contains(" 0 bad rows");
        assertThat(imported.err()).contains("expected_us_levels.csv is not a file of market data; ignored");
        Service service = Service.start(program, "--no-worker");
        Administrator administrator = new Administrator(service);
        return new MarketService(data, program, service, administrator, new ApiJobs(administrator));
    }

    /** How a job names its days. */
    static String range(String first, String last) {
        return "\"dateRange\": {\"startDate\": \"%s\", \"endDate\": \"%s\"}".formatted(first, last);
    }

    /**
     * Makes a job and does not wait for it.
     *
     * @param fields of the body, without braces
     */
    String create(String kind, String fields) {
        return jobs.create("/api/batch/" + kind, "{" + fields + "}");
    }

    /** The kept days. */
    List<NamedCsvRecord> index(String query) {
        return IssueData.parse(csv(query));
    }

    String csv(String query) {
        return administrator.get("/api/sentiment/index?format=csv&" + query, "*/*");
    }

    /** The kept days as they are told, but for the job that wrote them. */
    List<String> days(String query) {
        return csv(query)
                .lines()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    Connection database() {
        return Connection.of(program.dataDir());
    }

    @Override
    public void close() {
        service.close();
    }
}
