package dev.nightshift.adapters.httpclient.keywords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nightshift.adapters.httpclient.StubReply;
import dev.nightshift.adapters.httpclient.keywords.StubSearchService.Call;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.RealData;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable.Extent;
import dev.nightshift.domain.keywords.DocumentSource;
import dev.nightshift.domain.keywords.Keyword;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpDocumentSearchTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Credentials CREDENTIALS = new Credentials("an-id", "a-Secret");
    private static final Keyword TONER = new Keyword("라운드랩 토너");

    private final MovableClock clock = MovableClock.at("2026-11-20T09:00:00Z");
    private final StubSearchService service = StubSearchService.start();
    private final HttpDocumentSearch search = search(service.uri(), PATIENT);

    @AfterEach
    void stop() {
        search.close();
        service.close();
    }

    private HttpDocumentSearch search(URI baseUrl, Duration timeout) {
        return new HttpDocumentSearch(baseUrl, CREDENTIALS, timeout, clock);
    }

    private DocumentSearchUnavailable failure() {
        return failure(search);
    }

    private static DocumentSearchUnavailable failure(HttpDocumentSearch search) {
        DocumentSearchUnavailable failure =
                catchThrowableOfType(DocumentSearchUnavailable.class, () -> search.total(TONER, DocumentSource.BLOG));
        assertThat(failure).as("the failure").isNotNull();
        assertThat(failure.getMessage()).doesNotContain("micronaut", "a-Secret");
        return failure;
    }

    @Nested
    class A_service_that_works {

        @Test
        void gives_the_total() {
            service.answering(call -> StubSearchService.total(3_000_000_000L));
            assertThat(search.total(TONER, DocumentSource.BLOG)).isEqualTo(3_000_000_000L);
        }

        @Test
        void is_told_who_asks() {
            search.total(TONER, DocumentSource.BLOG);
            assertThat(service.calls())
                    .extracting(Call::method, Call::clientId, Call::clientSecret)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("GET", "an-id", "a-Secret"));
        }

        @ParameterizedTest
        @CsvSource({"BLOG, blog", "CAFE, cafearticle", "NEWS, news", "SHOP, shop", "WEB, webkr"})
        void has_an_address_for_every_source(DocumentSource source, String name) {
            search.total(new Keyword("aa"), source);
            assertThat(service.calls())
                    .extracting(Call::address)
                    .containsExactly("/v1/search/" + name + ".json?query=aa&display=1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "라운드랩 토너",
                    "C++ & C#",
                    "50% 할인?",
                    "a+b=c",
                    "../../v1/x",
                    "{name}${x}%s",
                    "👩‍👩‍👧 𝒳",
                    "\"quoted\" 'too'",
                    "%EB%9D%BC",
                    "a;b,c:d@e!~*()"
                })
        void gets_the_keyword_as_it_is(String keyword) {
            search.total(new Keyword(keyword), DocumentSource.SHOP);
            Call call = service.calls().get(0);
            assertThat(call.keyword()).isEqualTo(keyword);
            assertThat(call.address()).matches("/v1/search/shop\\.json\\?query=[A-Za-z0-9%._*-]+&display=1");
        }

        @Test
        void gets_korean_as_the_percent_encoded_bytes_of_UTF_8() {
            search.total(TONER, DocumentSource.BLOG);
            assertThat(service.calls().get(0).address())
                    .contains("query=%EB%9D%BC%EC%9A%B4%EB%93%9C%EB%9E%A9%20%ED%86%A0%EB%84%88&");
        }

        @Test
        void gets_every_real_keyword_as_it_is() throws IOException {
            Path folder = RealData.folder("keywords");
            List<String> keywords = Files.readAllLines(folder.resolve("keywords_ko.csv")).stream()
                    .skip(1)
                    .limit(200)
                    .map(line -> line.replaceFirst(",[^,]*,[^,]*$", "").replaceAll("^\"|\"$", ""))
                    .toList();
            keywords.forEach(keyword -> search.total(new Keyword(keyword), DocumentSource.NEWS));
            assertThat(service.calls())
                    .extracting(Call::keyword)
                    .isEqualTo(keywords.stream()
                            .map(keyword -> new Keyword(keyword).text())
                            .toList());
        }

        @Test
        void may_live_below_a_path() {
            try (HttpDocumentSearch below = search(URI.create(service.uri() + "/proxy/"), PATIENT)) {
                below.total(new Keyword("aa"), DocumentSource.WEB);
            }
            assertThat(service.calls().get(0).address()).startsWith("/proxy/v1/search/webkr.json?");
        }
    }

    @Nested
    class A_status {

        @ParameterizedTest
        @CsvSource({
            "301, THIS_CALL",
            "400, THIS_KEYWORD",
            "401, ALL_CALLS",
            "403, ALL_CALLS",
            "404, ALL_CALLS",
            "408, THIS_CALL",
            "413, THIS_KEYWORD",
            "414, THIS_KEYWORD",
            "429, THIS_CALL",
            "500, THIS_CALL",
            "502, THIS_CALL",
            "503, THIS_CALL",
            "504, THIS_CALL"
        })
        void says_how_far_the_failure_reaches(int status, Extent extent) {
            service.answering(call -> StubSearchService.error(status));
            DocumentSearchUnavailable failure = failure();
            assertThat(failure.extent()).isEqualTo(extent);
            assertThat(failure).hasMessageContaining("status " + status);
        }

        @Test
        void of_refused_credentials_names_the_settings_and_not_their_values() {
            service.answering(call -> StubSearchService.error(401));
            assertThat(failure())
                    .hasMessageContaining("NAVER_CLIENT_ID and NAVER_CLIENT_SECRET")
                    .hasMessageNotContaining("an-id");
        }

        @Test
        void of_a_redirect_is_not_followed() {
            service.answering(call -> StubReply.redirect(service.uri() + "/elsewhere"));
            assertThat(failure().extent()).isEqualTo(Extent.THIS_CALL);
            assertThat(service.calls()).hasSize(1);
        }
    }

    @Nested
    class A_service_that_asks_to_be_left_alone {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "7 | PT7S",
                    "0 | PT0S",
                    "86400 | PT24H",
                    "99999999999 | PT24H",
                    "Fri, 20 Nov 2026 09:00:30 GMT | PT30S",
                    "Fri, 20 Nov 2026 08:00:00 GMT | PT0S"
                })
        void says_for_how_long(String header, Duration time) {
            service.answering(call -> StubReply.busy(429, header));
            assertThat(failure().retryAfter()).contains(time);
        }

        @ParameterizedTest
        @ValueSource(strings = {"soon", "-1", "1.5", "20 Nov"})
        void in_a_way_that_cannot_be_read_does_not_say(String header) {
            service.answering(call -> StubReply.busy(429, header));
            assertThat(failure().retryAfter()).isEmpty();
        }

        @Test
        void may_do_so_with_other_statuses() {
            service.answering(call -> StubReply.busy(503, "3"));
            assertThat(failure().retryAfter()).contains(Duration.ofSeconds(3));
        }
    }

    @Nested
    class An_answer_without_a_total {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "7",
                    "{",
                    "{\"total\": 12",
                    "<html></html>",
                    "{}",
                    "{\"total\": null}",
                    "{\"total\": \"12\"}",
                    "{\"total\": -1}",
                    "{\"total\": 1.5}",
                    "{\"total\": 9223372036854775808}",
                    "{\"total\": {}}"
                })
        void is_a_failure_that_may_pass(String garbage) {
            service.answering(call -> StubReply.text(200, garbage));
            assertThat(failure().extent()).isEqualTo(Extent.THIS_CALL);
        }

        @Test
        void because_it_is_cut_off_is_one_too() {
            service.answering(call -> StubReply.truncated());
            assertThat(failure().extent()).isEqualTo(Extent.THIS_CALL);
        }

        @Test
        void because_it_is_longer_than_a_megabyte_is_one_too() {
            service.answering(
                    call -> StubReply.text(200, "{\"total\": 1, \"items\": \"" + "x".repeat(1_100_000) + "\"}"));
            assertThat(failure().extent()).isEqualTo(Extent.THIS_CALL);
        }

        @Test
        void because_nobody_answers_is_one_too() {
            service.answering(call -> StubReply.hangUp());
            assertThat(failure().extent()).isEqualTo(Extent.THIS_CALL);
            service.close();
            assertThat(failure().extent()).isEqualTo(Extent.THIS_CALL);
        }
    }

    @Nested
    class A_slow_service {

        private final HttpDocumentSearch hurried = search(service.uri(), Duration.ofMillis(400));

        @AfterEach
        void close() {
            hurried.close();
        }

        @Test
        void is_given_up_when_it_does_not_answer() {
            service.answering(call -> StubSearchService.total(1).after(Duration.ofSeconds(30)));
            assertThat(failure(hurried).extent()).isEqualTo(Extent.THIS_CALL);
        }

        @Test
        void is_given_up_when_it_never_falls_silent_and_never_ends() {
            service.answering(call -> StubReply.dripping(Duration.ofMillis(50)));
            assertThat(failure(hurried).extent()).isEqualTo(Extent.THIS_CALL);
        }
    }

    @Nested
    class Settings {

        @ParameterizedTest
        @ValueSource(strings = {"ftp://127.0.0.1/", "/search", "http:x", "127.0.0.1"})
        void with_a_url_that_is_none_are_refused(String url) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> search(URI.create(url), PATIENT))
                    .withMessage("base URL must be http or https with a host");
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://h/?a=b", "http://h/#a"})
        void with_a_url_that_nothing_can_be_appended_to_are_refused(String url) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> search(URI.create(url), PATIENT))
                    .withMessage("base URL must have no query and no fragment");
        }

        @Test
        void without_time_are_refused() {
            assertThatIllegalArgumentException().isThrownBy(() -> search(service.uri(), Duration.ZERO));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a b", "a\r\nX-Other: 1", "비밀"})
        void with_credentials_that_no_header_can_carry_are_refused_without_showing_them(String odd) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Credentials("id", odd))
                    .withMessage("the client secret must be 1 to 200 visible ASCII characters");
            assertThatIllegalArgumentException().isThrownBy(() -> new Credentials(odd, "secret"));
        }

        @Test
        void never_show_the_secret() {
            assertThat(CREDENTIALS.toString()).doesNotContain("a-Secret", "an-id");
        }
    }
}
