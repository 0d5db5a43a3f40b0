package dev.nightshift.adapters.web.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.ComponentScore;
import dev.nightshift.domain.sentiment.Gap;
import dev.nightshift.domain.sentiment.InMemorySentiment;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.SeriesName;
import dev.nightshift.domain.sentiment.StoredDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@OnTestServer
class IndexTest {

    private static final LocalDate MONDAY = LocalDate.parse("2024-12-30");
    private static final JobId JOB = JobId.firstOf(Instant.parse("2026-01-01T00:00:00Z"));
    private static final IndexVariant KR = IndexVariant.of(Methods.KR);

    private final InMemorySentiment sentiment;
    private final Client client;

    IndexTest(TestServer server) {
        sentiment = server.get(InMemorySentiment.class);
        client = server.as(Role.USER);
    }

    @BeforeEach
    void two_days_are_kept() {
        ComponentScore score = new ComponentScore(
                "put_call", 12.5, 1, new TreeMap<>(Map.of(SeriesName.of("kr_put_call.put_call"), MONDAY)));
        sentiment
                .days()
                .replace(
                        KR,
                        List.of(
                                kept(MONDAY, OptionalDouble.of(12.5), List.of(score), List.of()),
                                kept(
                                        MONDAY.plusDays(1),
                                        OptionalDouble.empty(),
                                        List.of(),
                                        List.of(new Gap(Gap.INDEX, Gap.Reason.TOO_FEW_COMPONENTS, "0 of 7")))));
    }

    private static StoredDay kept(LocalDate date, OptionalDouble value, List<ComponentScore> scores, List<Gap> gaps) {
        Optional<Rating> rating = value.isPresent() ? Optional.of(Rating.EXTREME_FEAR) : Optional.empty();
        return new StoredDay(new SentimentDay(date, Methods.KR.version(), value, rating, scores, gaps), JOB);
    }

    @Nested
    class A_range {

        private static final String PATH = "/api/sentiment/index?from=2024-12-30&to=2024-12-31&method=kr";

        @Test
        void is_an_array_of_days_with_values_reasons_and_the_job() {
            assertThat(client.get(PATH).hasStatus(200).body())
                    .startsWith("[{\"date\":\"2024-12-30\",\"value\":12.5,\"rating\":\"extreme fear\"")
                    .contains("\"components\":{\"put_call\":12.5}", "\"method\":\"kr\"", "\"version\":1")
                    .contains("\"inputDates\":{\"kr_put_call.put_call\":\"2024-12-30\"}", JOB.toString())
                    .contains("{\"date\":\"2024-12-31\",\"value\":null", "TOO_FEW_COMPONENTS");
        }

        @Test
        void is_a_table_or_a_chart_when_asked_for() {
            assertThat(client.get(PATH + "&format=csv").hasStatus(200).body())
                    .startsWith("date,value,rating,momentum,")
                    .contains("\r\n2024-12-30,12.5,extreme fear,,,,12.5,,,,kr,1,,");
            assertThat(client.get(PATH + "&format=svg").hasStatus(200).body()).startsWith("<svg ");
        }

        @Test
        void without_a_method_is_of_the_one_that_has_days_and_without_days_ends_with_the_last() {
            assertThat(client.get("/api/sentiment/index").hasStatus(200).body()).contains("2024-12-31");
        }

        @Test
        void of_nothing_is_empty() {
            assertThat(client.get("/api/sentiment/index?method=us-inputs")
                            .hasStatus(200)
                            .body())
                    .isEqualTo("[]");
        }
    }

    @Nested
    class What_days_were_before {

        @Test
        void is_told_with_the_job_that_had_computed_it() {
            JobId later = JobId.firstOf(Instant.parse("2026-01-02T00:00:00Z"));
            SentimentDay other =
                    kept(MONDAY, OptionalDouble.of(20), List.of(), List.of()).day();
            sentiment.days().replace(KR, List.of(new StoredDay(other, later)));
            assertThat(client.get("/api/sentiment/index/former?from=2024-12-30&to=2024-12-31&method=kr")
                            .hasStatus(200)
                            .body())
                    .startsWith("[{\"date\":\"2024-12-30\",\"value\":12.5,")
                    .contains(JOB.toString())
                    .doesNotContain(later.toString());
            assertThat(client.get("/api/sentiment/index/former?method=us-inputs")
                            .hasStatus(200)
                            .body())
                    .isEqualTo("[]");
        }
    }

    @Nested
    class The_latest {

        @Test
        void is_the_newest_day_with_a_value() {
            assertThat(client.get("/api/sentiment/index/latest?method=kr")
                            .hasStatus(200)
                            .text("date"))
                    .isEqualTo("2024-12-30");
        }
    }
}
