package dev.nightshift.hexagon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.nightshift.hexagon.Findings.are;
import static dev.nightshift.hexagon.Findings.areIn;
import static dev.nightshift.hexagon.Findings.should;
import static dev.nightshift.hexagon.Findings.shouldBe;
import static dev.nightshift.hexagon.Findings.shouldNotDependOn;
import static dev.nightshift.hexagon.Findings.subjects;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which context may see which. */
final class ContextRules {

    private final Hexagon hexagon;
    private final Contexts contexts;

    private ContextRules(Hexagon hexagon) {
        this.hexagon = hexagon;
        this.contexts = hexagon.contexts();
    }

    static List<HexagonRule> of(Hexagon hexagon) {
        ContextRules rules = new ContextRules(hexagon);
        return List.of(
                HexagonRule.of("every_class_belongs_to_a_context", rules.everyClassBelongsToAContext()),
                HexagonRule.of("every_context_has_classes", rules.everyContextHasClasses()),
                HexagonRule.of("planned_contexts_have_no_classes", rules.plannedContextsHaveNoClasses()),
                HexagonRule.of("contexts_know_only_what_they_may", rules.contextsKnowOnlyWhatTheyMay()),
                HexagonRule.of("contexts_are_free_of_cycles", rules.contextsAreFreeOfCycles()),
                HexagonRule.of("what_is_shared_knows_no_context", rules.whatIsSharedKnowsNoContext()));
    }

    private ArchRule everyClassBelongsToAContext() {
        return classes()
                .that(areIn(hexagon, "a ring divided by context", Ring::isDividedByContext))
                .should(shouldBe(
                        "in a context, or shared",
                        " is in no known context and not listed as shared",
                        type -> hexagon.contextOf(type).map(contexts::isKnown).orElseGet(() -> isShared(type))))
                .because("a context has the same name in every ring");
    }

    private boolean isShared(JavaClass type) {
        Ring ring = hexagon.ringOf(type).orElseThrow();
        if (!type.getPackageName().equals(hexagon.packageOf(ring))) {
            return true;
        }
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return Findings.isPackageInfo(type)
                || ring.shared().contains("*")
                || ring.shared().stream().anyMatch(shared -> Patterns.typeMatches(shared, name));
    }

    private ArchRule everyContextHasClasses() {
        return all(subjects("contexts", this::builtContexts))
                .should(should(
                        "have classes",
                        context -> context.size() > 0
                                ? Stream.empty()
                                : Stream.of("context %s has no class".formatted(context.name()))))
                .because("a rule about a package that does not exist stays green forever");
    }

    private List<Population> builtContexts(JavaClasses classes) {
        return contexts.built().stream()
                .map(name -> new Population(
                        name,
                        classes.stream()
                                .filter(type -> !Findings.isPackageInfo(type))
                                .filter(type -> hexagon.contextOf(type)
                                        .filter(name::equals)
                                        .isPresent())
                                .count()))
                .toList();
    }

    private ArchRule plannedContextsHaveNoClasses() {
        return classes()
                .should(shouldBe(
                        "in a context that is not just planned",
                        " is in a context that is listed as planned",
                        type -> hexagon.contextOf(type)
                                .filter(contexts.planned()::contains)
                                .isEmpty()))
                .because("a context that has come into being is listed as one");
    }

    private ArchRule contextsKnowOnlyWhatTheyMay() {
        return classes()
                .that(are("are in a context", type -> hexagon.contextOf(type).isPresent()))
                .should(shouldNotDependOn("depend on other contexts only as listed", dependency -> {
                    String from = hexagon.contextOf(dependency.getOriginClass()).orElseThrow();
                    Optional<String> to = hexagon.contextOf(dependency.getTargetClass());
                    return to.isPresent() && !contexts.mayUse(from, to.get());
                }))
                .because("an edge between two contexts is a decision: " + contexts.edges());
    }

    private ArchRule contextsAreFreeOfCycles() {
        return slices().assignedFrom(new ContextSlices(hexagon))
                .should()
                .beFreeOfCycles()
                .because("two contexts that need each other are one");
    }

    private ArchRule whatIsSharedKnowsNoContext() {
        return classes()
                .that(are("are shared by contexts", this::isSharedByContexts))
                .should(shouldNotDependOn("not depend on a context", this::leadsIntoAContext))
                .because("an edge between contexts must not go round through what they share");
    }

    private boolean isSharedByContexts(JavaClass type) {
        return hexagon.ringOf(type).filter(Ring::isDividedByContext).isPresent()
                && hexagon.contextOf(type).isEmpty();
    }

    private boolean leadsIntoAContext(Dependency dependency) {
        return hexagon.contextOf(dependency.getTargetClass()).isPresent();
    }
}
