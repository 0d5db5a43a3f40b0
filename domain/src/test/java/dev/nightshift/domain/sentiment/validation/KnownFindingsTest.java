package dev.nightshift.domain.sentiment.validation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Csv;
import dev.nightshift.domain.sentiment.MarketFiles;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.migration.KoreanLayouts;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of what is really wrong with the data is a resource of this test, with explanations. */
class KnownFindingsTest {

    @Test
    void real_tables_have_the_faults_that_are_known_and_no_others() throws URISyntaxException {
        List<Finding> findings = new ArrayList<>();
        for (TableRules rules : KnownTables.all()) {
            findings.addAll(MarketTables.findings(rules, MarketTables.rows(rules.table())));
        }
        assertThat(findings.stream().map(KnownFindingsTest::line))
                .containsExactlyInAnyOrderElementsOf(known("known-findings.csv"));
    }

    @Test
    void rows_of_older_layouts_have_the_faults_that_are_known_and_no_others() throws URISyntaxException {
        TableRules rules = KnownTables.find("kr_published").orElseThrow();
        List<String> findings = new ArrayList<>();
        for (int i = 1; i <= KoreanLayouts.all().size(); i++) {
            String file = "kr_published_layout_" + i;
            List<TableRow> rows = MarketTables.older(KoreanLayouts.all().get(i - 1), file);
            MarketTables.findings(rules, rows).forEach(each -> findings.add(file + " " + line(each)));
        }
        assertThat(findings).containsExactlyInAnyOrderElementsOf(known("known-findings-of-older-layouts.csv"));
    }

    private static String line(Finding finding) {
        return "%s %s %s".formatted(finding.date(), finding.series(), finding.rule());
    }

    @Test
    void the_published_korean_index_is_that_of_its_components_and_labels() {
        List<Finding> findings = new ArrayList<>();
        IndexValidator validator = new IndexValidator(Methods.KR, findings::add);
        for (MarketFiles.Row row : MarketFiles.rows("kr_published")) {
            Map<String, Double> scores = new HashMap<>();
            Methods.KR.componentNames().forEach(name -> scores.put(name, Double.valueOf(row.text(name))));
            double value = Double.parseDouble(row.text("index"));
            validator.accept(row.date(), value, Optional.of(row.text("rating")), scores);
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void the_published_american_index_has_the_labels_of_its_values() {
        assertThat(MarketFiles.rows("us_published")).allMatch(row -> Rating.Scale.HALF_OPEN
                .of(Double.parseDouble(row.text("value")))
                .english()
                .equals(row.text("rating")));
    }

    private static List<String> known(String resource) throws URISyntaxException {
        List<String> known = new ArrayList<>();
        Path list = Path.of(requireNonNull(KnownFindingsTest.class.getResource("/sentiment/" + resource))
                .toURI());
        Csv.read(
                list,
                row -> known.add(Stream.of("file", "date", "series", "rule")
                        .filter(row::containsKey)
                        .map(row::get)
                        .collect(Collectors.joining(" "))));
        return known;
    }
}
