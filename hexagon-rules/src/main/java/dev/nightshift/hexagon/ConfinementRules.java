package dev.nightshift.hexagon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.nightshift.hexagon.Findings.are;
import static dev.nightshift.hexagon.Findings.shouldNotDependOn;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** One rule for every confinement of the data. */
final class ConfinementRules {

    private ConfinementRules() {}

    static List<HexagonRule> of(Hexagon hexagon) {
        return hexagon.confinements().stream()
                .map(confinement -> HexagonRule.of(confinement.rule(), rule(hexagon.root(), confinement)))
                .toList();
    }

    private static ArchRule rule(String root, Confinement confinement) {
        return classes()
                .that(are("are outside of " + confinement.places(), type -> confinement.places().stream()
                        .noneMatch(place -> Patterns.isIn(root + "." + place, type.getPackageName()))))
                .should(shouldNotDependOn(
                        "not depend on " + confinement.types(),
                        dependency -> confinement.confines(dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getName())))
                .because(confinement.because());
    }
}
