package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.bootstrap.endtoend.Program.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batch jobs from the command line. */
class JobsCommandIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static Result run(String arguments) {
        return Program.in(folder.resolve("data")).run(arguments.split(" "));
    }

    @Nested
    class Without_a_server {

        @Test
        void a_job_is_made_worked_on_here_and_seen() {
            Result created = run("jobs create NO_OP -p items=25 -p badEvery=10 -p chunkSize=4 --wait");
            assertThat(created.exitCode()).as(created.err()).isZero();
            String id = created.out().strip();
            assertThat(run("jobs list --state COMPLETED").out()).contains(id + ",NO_OP,COMPLETED,NORMAL");
            assertThat(run("jobs show " + id).out()).contains("done         25").contains("skipped      2");
            assertThat(run("jobs history " + id).out())
                    .contains("QUEUED,RUNNING")
                    .contains("RUNNING,COMPLETED");
            Result again = run("jobs resume " + id);
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.err()).contains("COMPLETED").contains("nothing");
        }

        @Test
        void a_job_that_fails_ends_with_1_and_its_reason() {
            Result failed = run("jobs create NO_OP -p items=5 -p breakAt=3 --wait");
            assertThat(failed.exitCode()).isEqualTo(1);
            assertThat(failed.err()).contains("FAILED").contains("item 3 breaks the job");
        }
    }

    @Nested
    class Bad_input {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        jobs create NONSENSE                | 2 | NO_OP
                        jobs create NO_OP -p items=many     | 2 | whole number
                        jobs create NO_OP -p itmes=5        | 2 | did you mean items?
                        jobs create DATA_VALIDATION -p tables=005930,true | 2 | tables/0 must be one of
                        jobs create NO_PO                   | 2 | did you mean NO_OP?
                        jobs show 42                        | 2 | is no id of a job
                        jobs start 01a1f983-b953-7000-bbd4-4880dde82900 | 1 | There is no job
                        """)
        void ends_with_a_sentence(String arguments, int exitCode, String sentence) {
            Result result = run(arguments);
            assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
            assertThat(result.err()).contains(sentence).doesNotContain("\tat ").doesNotContain("Exception");
        }
    }
}
