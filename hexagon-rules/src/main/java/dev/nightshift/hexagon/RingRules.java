package dev.nightshift.hexagon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.nightshift.hexagon.Findings.are;
import static dev.nightshift.hexagon.Findings.areIn;
import static dev.nightshift.hexagon.Findings.should;
import static dev.nightshift.hexagon.Findings.shouldBe;
import static dev.nightshift.hexagon.Findings.shouldNotDependOn;
import static dev.nightshift.hexagon.Findings.subjects;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.nightshift.hexagon.Ring.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which ring may see which. */
final class RingRules {

    private final Hexagon hexagon;

    private RingRules(Hexagon hexagon) {
        this.hexagon = hexagon;
    }

    static List<HexagonRule> of(Hexagon hexagon) {
        RingRules rules = new RingRules(hexagon);
        return List.of(
                HexagonRule.of("every_class_belongs_to_a_ring", rules.everyClassBelongsToARing()),
                HexagonRule.of("every_ring_has_classes", rules.everyRingHasClasses()),
                HexagonRule.of("planned_rings_have_no_classes", rules.plannedRingsHaveNoClasses()),
                HexagonRule.of("rings_know_only_what_they_may", rules.ringsKnowOnlyWhatTheyMay()),
                HexagonRule.of("adapters_never_see_each_other", rules.adaptersNeverSeeEachOther()),
                HexagonRule.of("only_the_wiring_knows_two_adapters", rules.onlyTheWiringKnowsTwoAdapters()));
    }

    private ArchRule everyClassBelongsToARing() {
        return classes()
                .should(shouldBe("in one of the rings", " is in none of the rings", type -> hexagon.ringOf(type)
                        .isPresent()))
                .because("no other rule holds for a class outside of the architecture");
    }

    private ArchRule everyRingHasClasses() {
        return all(subjects("rings", this::builtRings))
                .should(should(
                        "have classes",
                        ring -> ring.size() > 0 ? Stream.empty() : Stream.of(ring.name() + " has no class")))
                .because("a rule about a package that does not exist stays green forever");
    }

    private List<Population> builtRings(JavaClasses classes) {
        return hexagon.rings().stream()
                .filter(ring -> !ring.planned())
                .map(ring -> new Population(
                        hexagon.packageOf(ring),
                        classes.stream()
                                .filter(type -> hexagon.ringOf(type)
                                        .filter(ring::equals)
                                        .isPresent())
                                .count()))
                .toList();
    }

    private ArchRule plannedRingsHaveNoClasses() {
        return classes()
                .should(shouldBe(
                        "in a ring that is not just planned",
                        " is in a ring that is listed as planned",
                        type -> hexagon.ringOf(type).filter(Ring::planned).isEmpty()))
                .because("a ring that has come into being is listed as one, so that its rules are checked");
    }

    private ArchRule ringsKnowOnlyWhatTheyMay() {
        List<ArchRule> perRing = hexagon.rings().stream()
                .filter(ring -> !ring.planned())
                .<ArchRule>map(ring -> classes()
                        .that(areIn(hexagon, ring.packageName(), ring::equals))
                        .should()
                        .onlyDependOnClassesThat(areAllowedIn(ring)))
                .toList();
        return CompositeArchRule.of(perRing)
                .as(
                        "the classes of a ring should only depend on classes of rings that it knows and technology that it uses")
                .because(
                        "dependencies point inwards, and what a ring may use from outside is decided, not happened upon");
    }

    private DescribedPredicate<JavaClass> areAllowedIn(Ring ring) {
        String outside = ring.technology().stream()
                .filter(name -> !Ring.JAVA_BASE.contains(name))
                .collect(Collectors.joining(", "));
        return are(
                "are in %s, %s, or java.base%s"
                        .formatted(ring.packageName(), ring.knows(), outside.isEmpty() ? "" : ", or " + outside),
                used -> isAllowed(ring, used.getBaseComponentType()));
    }

    private boolean isAllowed(Ring ring, JavaClass used) {
        Optional<Ring> of = hexagon.ringOf(used);
        return of.isPresent()
                ? of.get().equals(ring) || ring.knows().contains(of.get().packageName())
                : used.isPrimitive() || Patterns.packageMatches(ring.technology(), used.getPackageName());
    }

    private ArchRule adaptersNeverSeeEachOther() {
        return classes()
                .that(areIn(hexagon, "adapters", ring -> ring.kind() == Kind.ADAPTER))
                .should(shouldNotDependOn(
                        "not depend on another adapter", dependency -> adapterOf(dependency.getTargetClass())
                                .filter(other -> !other.equals(
                                        adapterOf(dependency.getOriginClass()).orElseThrow()))
                                .isPresent()))
                .because("each can then be replaced, tested and understood without the others");
    }

    private ArchRule onlyTheWiringKnowsTwoAdapters() {
        return classes()
                .that(areIn(hexagon, "the core or an adapter", ring -> ring.kind() != Kind.WIRING))
                .should(should("not know two adapters", type -> Stream.of(adaptersKnownBy(type))
                        .filter(adapters -> adapters.size() > 1)
                        .map(adapters -> type.getName() + " knows " + adapters)))
                .because("putting technologies together is the work of one place");
    }

    private Set<String> adaptersKnownBy(JavaClass type) {
        return Stream.concat(
                        Stream.of(type),
                        type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass))
                .flatMap(each -> adapterOf(each).stream())
                .map(Ring::packageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Ring> adapterOf(JavaClass type) {
        return hexagon.ringOf(type).filter(ring -> ring.kind() == Kind.ADAPTER);
    }
}
