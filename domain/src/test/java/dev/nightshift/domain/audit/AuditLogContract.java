package dev.nightshift.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.audit.AuditLog.Numbered;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link AuditLog} promises. */
public abstract class AuditLogContract {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.123456Z");

    /** An empty log, the same throughout a test. */
    protected abstract AuditLog log();

    private static AuditEntry entry(String detail) {
        return new AuditEntry("root", "user.add", "ada", detail, NOON);
    }

    @Nested
    class An_empty_log {

        @Test
        void has_one_empty_page() {
            assertThat(log().list(null, 1)).isEqualTo(new Page<>(List.of(), null));
        }
    }

    @Nested
    class A_log {

        @Test
        void gives_entries_back_as_they_were_appended() {
            AuditEntry entry = entry("한국어 'quoted' \uD83D\uDD11");
            log().append(entry);
            assertThat(log().list(null, 1).items()).extracting(Numbered::entry).containsExactly(entry);
        }

        @Test
        void comes_newest_first_in_pages_also_when_all_is_of_one_instant() {
            for (int i = 1; i <= 5; i++) {
                log().append(entry("entry " + i));
            }
            Page<Numbered, Long> first = log().list(null, 2);
            Page<Numbered, Long> second = log().list(first.next(), 2);
            Page<Numbered, Long> third = log().list(second.next(), 2);
            assertThat(details(first)).containsExactly("entry 5", "entry 4");
            assertThat(details(second)).containsExactly("entry 3", "entry 2");
            assertThat(details(third)).containsExactly("entry 1");
            assertThat(third.next()).isNull();
        }

        @Test
        void that_fits_exactly_has_no_next_page() {
            log().append(entry("one"));
            log().append(entry("one"));
            Page<Numbered, Long> page = log().list(null, 2);
            assertThat(details(page)).containsExactly("one", "one");
            assertThat(page.next()).isNull();
            assertThat(log().list(Long.MIN_VALUE, 2).items()).isEmpty();
        }

        @Test
        void takes_entries_of_many_at_once() {
            Together.run(8, i -> {
                log().append(entry("entry " + i));
                return i;
            });
            assertThat(log().list(null, 10).items()).hasSize(8).doesNotHaveDuplicates();
        }

        private static List<String> details(Page<Numbered, Long> page) {
            return page.items().stream().map(row -> row.entry().detail()).toList();
        }
    }

    @Nested
    class Texts_that_are_too_long {

        @Test
        void are_kept_as_far_as_they_go() {
            String huge = "x".repeat(10_000);
            log().append(new AuditEntry(huge, huge, huge, huge, NOON));
            AuditEntry kept = log().list(null, 1).items().get(0).entry();
            assertThat(kept.actor()).hasSize(AuditEntry.MAX_NAME).endsWith("x…");
            assertThat(kept.action()).hasSize(AuditEntry.MAX_NAME);
            assertThat(kept.subject()).hasSize(AuditEntry.MAX_SUBJECT);
            assertThat(kept.detail()).hasSize(AuditEntry.MAX_DETAIL);
        }

        @Test
        void are_not_cut_within_a_character() {
            AuditEntry entry = new AuditEntry("root", "x", "\uD83D\uDD11".repeat(150) + "y", "a\u0000b", NOON);
            log().append(entry);
            assertThat(log().list(null, 1).items()).extracting(Numbered::entry).containsExactly(entry);
        }
    }
}
