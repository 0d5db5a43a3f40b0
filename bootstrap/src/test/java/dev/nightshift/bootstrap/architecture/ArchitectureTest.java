package dev.nightshift.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import dev.nightshift.hexagon.HexagonCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final HexagonCheck NIGHTSHIFT = new HexagonCheck(
            NightshiftArchitecture.hexagon(),
            classes(location -> !isOfTests(location)),
            classes(location -> !isOfTests(location) || isOfTheTestKit(location)));

    @TestFactory
    Stream<DynamicTest> all_production_code_keeps() {
        return NIGHTSHIFT.rules().stream().map(rule -> dynamicTest(rule.name(), () -> NIGHTSHIFT.check(rule)));
    }

    @Test
    void nothing_is_exempted_or_excused_that_need_not_be() {
        assertThat(NIGHTSHIFT.staleData()).isEmpty();
    }

    private static JavaClasses classes(ImportOption wanted) {
        return new ClassFileImporter()
                .withImportOption(location -> !isGenerated(location) && !isOfTheRules(location))
                .withImportOption(wanted)
                .importPackages("dev.nightshift");
    }

    private static boolean isOfTheRules(Location location) {
        return location.contains("/dev/nightshift/hexagon/");
    }

    private static boolean isOfTests(Location location) {
        return location.contains("/test-classes/") || location.contains("-tests.jar");
    }

    /** The test-jar of the domain: fakes, fixtures and contracts. */
    private static boolean isOfTheTestKit(Location location) {
        return location.contains("/dev/nightshift/domain/");
    }

    /** Micronaut's annotation processors write {@code $Thing$Definition}, {@code Thing$Intercepted} and the like. */
    private static boolean isGenerated(Location location) {
        return location.contains("/$") || location.contains("$Intercepted");
    }
}
