package dev.nightshift.adapters.persistence.keywords;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.keywords.DocumentCounts;
import dev.nightshift.domain.keywords.DocumentSource;
import dev.nightshift.domain.keywords.Keyword;
import dev.nightshift.domain.keywords.KeywordCount;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code keyword_counts}.
 *
 * @param sources the names of what was counted, and {@code totals} how many there were; null where an error is
 */
record CountRow(
        JobId job,
        int position,
        String keyword,
        @Nullable List<String> sources,
        @Nullable List<Long> totals,
        @Nullable String error) {

    static CountRow of(JobId job, KeywordCount count) {
        String keyword = count.keyword().text();
        if (count instanceof KeywordCount.Counted counted) {
            Map<DocumentSource, Long> totals = counted.counts().totals();
            List<String> sources =
                    totals.keySet().stream().map(DocumentSource::name).toList();
            return new CountRow(job, count.position(), keyword, sources, List.copyOf(totals.values()), null);
        }
        return new CountRow(job, count.position(), keyword, null, null, ((KeywordCount.Failed) count).error());
    }

    static CountRow of(JobId job, ResultSet row) throws SQLException {
        return new CountRow(
                job,
                row.getInt("position"),
                row.getString("keyword"),
                list(row.getArray("sources"), String.class),
                list(row.getArray("totals"), Long.class),
                row.getString("error"));
    }

    Update bindTo(Update statement) {
        return statement
                .bind("job", job.value())
                .bind("position", position)
                .bind("keyword", keyword)
                .bind("sources", sources == null ? null : sources.toArray(String[]::new))
                .bind("totals", totals == null ? null : totals.toArray(Long[]::new))
                .bind("error", error);
    }

    KeywordCount toKeywordCount() {
        if (sources == null || totals == null) {
            return new KeywordCount.Failed(position, new Keyword(keyword), String.valueOf(error));
        }
        Map<DocumentSource, Long> counted = new EnumMap<>(DocumentSource.class);
        for (int i = 0; i < sources.size(); i++) {
            counted.put(DocumentSource.valueOf(sources.get(i)), totals.get(i));
        }
        return new KeywordCount.Counted(position, new Keyword(keyword), new DocumentCounts(counted));
    }

    private static <T> @Nullable List<T> list(@Nullable Array array, Class<T> type) throws SQLException {
        if (array == null) {
            return null;
        }
        List<T> items = new ArrayList<>();
        for (Object item : (Object[]) array.getArray()) {
            items.add(type.cast(item));
        }
        return items;
    }
}
