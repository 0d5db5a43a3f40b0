package dev.nightshift.hexagon.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.nightshift.hexagon.HexagonCheck;
import dev.nightshift.hexagon.HexagonRule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PlantedViolationTest {

    @TempDir
    static Path folder;

    private static Plot plot;

    @BeforeAll
    static void compileTheCleanExample() {
        plot = new Plot(folder);
    }

    @TestFactory
    Stream<DynamicTest> the_clean_example_keeps() {
        HexagonCheck clean = plot.clean();
        return clean.rules().stream().map(rule -> dynamicTest(rule.name(), () -> clean.check(rule)));
    }

    @TestFactory
    Stream<DynamicTest> every_violation_is_found_and_its_culprit_named() {
        return Plants.ALL.stream().map(plant -> dynamicTest(plant.toString(), () -> isFound(plant)));
    }

    @Test
    void no_rule_is_without_a_violation() {
        assertThat(plot.clean().rules())
                .extracting(HexagonRule::name)
                .doesNotHaveDuplicates()
                .isSubsetOf(Plants.ALL.stream().map(Plant::rule).toList());
    }

    private static void isFound(Plant plant) {
        HexagonCheck check = plot.planted(plant);
        HexagonRule rule = check.rules().stream()
                .filter(each -> each.name().equals(plant.rule()))
                .findAny()
                .orElseThrow();
        assertThatThrownBy(() -> check.check(rule))
                .isInstanceOf(AssertionError.class)
                .message()
                .contains(plant.culprits());
    }
}
