package dev.nightshift.bootstrap.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an index must be.
 *
 * @param columns names of the service's columns and of the expected ones
 */
record ExpectedIndex(List<NamedCsvRecord> days, Map<String, String> columns, double tolerance) {

    /** One whose components are named as those of the service, and whose values are not. */
    static ExpectedIndex of(List<NamedCsvRecord> days, double tolerance, String value, String... components) {
        Map<String, String> columns = Stream.of(components).collect(Collectors.toMap(name -> name, name -> name));
        columns.put("value", value);
        return new ExpectedIndex(days, columns, tolerance);
    }

    /** That every expected day is there, with its values and its blanks. */
    void isThatOf(List<NamedCsvRecord> actual) {
        Map<String, NamedCsvRecord> byDate =
                actual.stream().collect(Collectors.toMap(row -> row.getField("date"), Function.identity()));
        for (NamedCsvRecord expected : days) {
            String date = expected.getField("date");
            assertSame(requireNonNull(byDate.get(date), date), expected);
        }
    }

    private void assertSame(NamedCsvRecord day, NamedCsvRecord expected) {
        columns.forEach((ours, theirs) -> {
            String as = day.getField("date") + " " + ours;
            String wanted = expected.getField(theirs);
            if (wanted.isEmpty()) {
                assertThat(day.getField(ours)).as(as).isEmpty();
            } else {
                assertThat(Double.parseDouble(day.getField(ours)))
                        .as(as)
                        .isCloseTo(Double.parseDouble(wanted), within(tolerance));
            }
        });
    }
}
