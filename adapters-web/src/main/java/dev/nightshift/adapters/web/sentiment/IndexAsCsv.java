package dev.nightshift.adapters.web.sentiment;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Days of an index as CSV with a header line (RFC 4180); no value needs quotes, null is empty. */
final class IndexAsCsv {

    private IndexAsCsv() {}

    static String of(List<String> components, List<IndexDayResponse> days) {
        String header = "date,value,rating," + String.join(",", components) + ",method,version,gaps,jobId";
        return Stream.concat(Stream.of(header), days.stream().map(day -> line(components, day)))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(List<String> components, IndexDayResponse day) {
        String scores = components.stream()
                .map(name -> Objects.toString(day.components().get(name), ""))
                .collect(Collectors.joining(","));
        String gaps =
                day.gaps().stream().map(gap -> gap.what() + " " + gap.reason()).collect(Collectors.joining("; "));
        return String.join(
                ",",
                day.date().toString(),
                Objects.toString(day.value(), ""),
                Objects.toString(day.rating(), ""),
                scores,
                day.method(),
                Integer.toString(day.version()),
                gaps,
                day.jobId());
    }
}
