package dev.nightshift.adapters.web.popularity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.domain.popularity.PopularList;
import dev.nightshift.domain.tracking.Attention;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueStatus;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A popular list as it is sent. */
final class PopularBody {

    private static final Argument<List<PopularIssue>> BODY = Argument.listOf(PopularIssue.class);
    private static final int ETAG_DIGITS = 32;

    private final List<PopularList.Entry> entries;
    private final byte[] json;
    private final String etag;

    private PopularBody(List<PopularList.Entry> entries, byte[] json) {
        this.entries = entries;
        this.json = json;
        this.etag = etag(json);
    }

    static PopularBody of(List<PopularList.Entry> entries, JsonMapper mapper) {
        try {
            byte[] json = mapper.writeValueAsBytes(
                    BODY, entries.stream().map(PopularIssue::from).toList());
            return new PopularBody(entries, json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether these very entries are in it. */
    @SuppressWarnings("ReferenceEquality") // a list is computed once and never changes: no need to look into it
    boolean isOf(List<PopularList.Entry> others) {
        return entries == others;
    }

    /** Not to be changed. */
    byte[] json() {
        return json;
    }

    /** Strong, with its quotes. */
    String etag() {
        return etag;
    }

    private static String etag(byte[] json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return '"' + HexFormat.of().formatHex(digest).substring(0, ETAG_DIGITS) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** One place of the list. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "PopularIssue", description = "An issue with its score.")
    record PopularIssue(
            long id,
            String key,
            String title,
            String description,
            IssueStatus status,
            @Nullable String reporter,
            @Nullable String assignee,
            long viewCount,
            long commentCount,
            Instant createdAt,
            Instant updatedAt,
            @Schema(description = "Views plus comments that count by the rule.") long score) {

        static PopularIssue from(PopularList.Entry entry) {
            Issue issue = entry.issue().issue();
            Attention attention = entry.issue().attention();
            return new PopularIssue(
                    issue.id().value(),
                    issue.key().value(),
                    issue.text().title(),
                    issue.text().description(),
                    issue.status(),
                    issue.reporter(),
                    issue.assignee(),
                    attention.views(),
                    attention.comments(),
                    issue.createdAt(),
                    issue.updatedAt(),
                    entry.score());
        }
    }
}
