package dev.nightshift.adapters.persistence.sentiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightshift.domain.sentiment.ComponentScore;
import dev.nightshift.domain.sentiment.Gap;
import dev.nightshift.domain.sentiment.SeriesName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as texts that give them back to the bit. */
final class Texts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Texts() {}

    static String numbers(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(","));
    }

    static SortedMap<String, Double> numbers(String text) {
        SortedMap<String, Double> values = new TreeMap<>();
        int from = 0;
        while (from < text.length()) {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() : comma;
            int equals = text.indexOf('=', from);
            values.put(text.substring(from, equals), Double.valueOf(text.substring(equals + 1, end)));
            from = end + 1;
        }
        return values;
    }

    static String texts(List<String> texts) {
        return written(texts);
    }

    static List<String> texts(String text) {
        return read(text, new TypeReference<List<String>>() {});
    }

    static String components(List<ComponentScore> components) {
        return written(components.stream().map(ScoreRow::of).toList());
    }

    static List<ComponentScore> components(String text) {
        return read(text, new TypeReference<List<ScoreRow>>() {}).stream()
                .map(ScoreRow::toScore)
                .toList();
    }

    static String gaps(List<Gap> gaps) {
        return written(gaps);
    }

    static List<Gap> gaps(String text) {
        return read(text, new TypeReference<List<Gap>>() {});
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("this can be written as JSON", impossible);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the database keeps JSON that cannot be read", failure);
        }
    }

    /** A score as it is kept. */
    record ScoreRow(String name, double score, double weight, Map<String, String> inputs) {

        static ScoreRow of(ComponentScore score) {
            Map<String, String> inputs = new TreeMap<>();
            score.inputDates().forEach((series, day) -> inputs.put(series.toString(), day.toString()));
            return new ScoreRow(score.name(), score.score(), score.weight(), inputs);
        }

        ComponentScore toScore() {
            SortedMap<SeriesName, LocalDate> days = new TreeMap<>();
            inputs.forEach((series, day) -> days.put(SeriesName.of(series), LocalDate.parse(day)));
            return new ComponentScore(name, score, weight, days);
        }
    }
}
