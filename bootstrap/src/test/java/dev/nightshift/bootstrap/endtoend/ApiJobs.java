package dev.nightshift.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Batch jobs over the API. */
final class ApiJobs {

    private static final String JOBS = "/api/batch/jobs";
    private static final Pattern FINDING = Pattern.compile("\\{\"date\"[^}]*\\}");
    private static final Pattern REPORT = Pattern.compile("[a-z0-9-]+\\.(?:html|csv)");

    private final Administrator administrator;

    ApiJobs(Administrator administrator) {
        this.administrator = administrator;
    }

    /** @return the id of the job */
    String create(String body) {
        return create(JOBS, body);
    }

    /** Makes one where a kind of jobs has an address of its own. */
    String create(String path, String body) {
        return administrator.order(path, body).string("id");
    }

    HttpResponse<String> command(String id, String command) {
        return administrator.post(JOBS + "/" + id + "/" + command, "{}");
    }

    /** The job as it is shown. */
    String show(String id) {
        return administrator.get(JOBS + "/" + id);
    }

    String state(String id) {
        return new Json(show(id)).string("state");
    }

    /** Fails when it has come to any other end. */
    boolean isCompleted(String id) {
        String job = show(id);
        String state = new Json(job).string("state");
        assertThat(state).as(job).isIn("QUEUED", "RUNNING", "COMPLETED");
        return state.equals("COMPLETED");
    }

    /** How much of it is done, from 0 to 1. */
    double progress(String id) {
        Json job = new Json(show(id));
        long done = job.number("done");
        return done == 0 ? 0 : (double) done / job.number("total");
    }

    /** The newest lines of its log. */
    String log(String id) {
        return administrator.get(JOBS + "/" + id + "/logs?limit=200");
    }

    /** All findings, as they are told. */
    List<String> findings(String id) {
        List<String> all = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            String page = administrator.get(JOBS + "/" + id + "/findings?limit=200" + cursor.get());
            FINDING.matcher(page).results().map(MatchResult::group).forEach(all::add);
            cursor = new Json(page).optional("next").map(next -> "&cursor=" + next);
        }
        return all;
    }

    /** All files that it made, by their names. */
    Map<String, String> reports(String id) {
        String path = JOBS + "/" + id + "/reports";
        Map<String, String> files = new LinkedHashMap<>();
        REPORT.matcher(administrator.get(path))
                .results()
                .map(MatchResult::group)
                .forEach(name -> files.computeIfAbsent(name, file -> administrator.get(path + "/" + file, "*/*")));
        return files;
    }
}
