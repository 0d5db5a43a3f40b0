package dev.nightshift.hexagon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.nightshift.hexagon.Findings.are;
import static dev.nightshift.hexagon.Findings.should;
import static dev.nightshift.hexagon.Findings.shouldBe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A use case is a class with one public method. */
final class UseCaseRules {

    private static final Set<String> OF_OBJECT = Set.of("toString", "hashCode", "equals");

    private final Hexagon hexagon;

    private UseCaseRules(Hexagon hexagon) {
        this.hexagon = hexagon;
    }

    static List<HexagonRule> of(Hexagon hexagon) {
        UseCaseRules rules = new UseCaseRules(hexagon);
        return List.of(
                HexagonRule.of("use_cases_have_one_public_method", rules.haveOnePublicMethod()),
                HexagonRule.of("use_cases_are_not_interfaces", rules.areNotInterfaces()),
                HexagonRule.of("outcomes_are_sealed_and_nested", rules.outcomesAreSealedAndNested()),
                HexagonRule.of("results_of_use_cases_are_called_Outcome", rules.resultsAreCalledOutcome()));
    }

    private ArchRule haveOnePublicMethod() {
        return classes()
                .that(are("are use cases", this::isUseCase))
                .should(should("have exactly one public method", type -> {
                    List<String> methods = publicMethodsOf(type);
                    return methods.size() == 1
                            ? Stream.empty()
                            : Stream.of(
                                    "%s has %d public methods: %s".formatted(type.getName(), methods.size(), methods));
                }))
                .because("a use case is one thing that can be done, and its name says which");
    }

    private ArchRule areNotInterfaces() {
        return classes()
                .that(are("are public types of a context of the application", this::isPublicTypeOfAContext))
                .should(shouldBe(
                        "a class, or a sealed interface",
                        " is an interface that anybody can implement",
                        type -> !type.isInterface() || type.isSealed()))
                .because("nothing is gained by an interface with one implementation");
    }

    private ArchRule outcomesAreSealedAndNested() {
        return classes()
                .that(are(
                        "are called Outcome in the application",
                        type -> isOfApplication(type) && type.getSimpleName().equals("Outcome")))
                .should(shouldBe(
                        "a sealed interface nested in a use case",
                        " is not a sealed interface nested in a use case",
                        type -> type.isInterface()
                                && type.isSealed()
                                && type.getEnclosingClass()
                                        .filter(this::isUseCase)
                                        .isPresent()))
                .because("the compiler then tells every caller which answers there are");
    }

    private ArchRule resultsAreCalledOutcome() {
        return classes()
                .that(are("are in the application", this::isOfApplication))
                .should(shouldBe(
                        "called Outcome when they are the result of a use case",
                        " is named like a result, and results are a nested, sealed Outcome",
                        type -> !type.getSimpleName().matches(".+(Outcome|Result|Response)")))
                .because("one word for one thing");
    }

    private boolean isUseCase(JavaClass type) {
        return isPublicTypeOfAContext(type)
                && !type.isInterface()
                && !type.isRecord()
                && !type.isEnum()
                && !type.isAssignableTo(Throwable.class)
                && type.getAllRawInterfaces().stream().noneMatch(hexagon::isExtensionPoint);
    }

    private boolean isPublicTypeOfAContext(JavaClass type) {
        return isOfApplication(type)
                && hexagon.contextOf(type).isPresent()
                && type.isTopLevelClass()
                && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private boolean isOfApplication(JavaClass type) {
        return hexagon.ringOf(type)
                .filter(ring -> ring.kind() == Ring.Kind.APPLICATION)
                .isPresent();
    }

    private static List<String> publicMethodsOf(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .map(JavaMethod::getName)
                .filter(name -> !OF_OBJECT.contains(name))
                .sorted()
                .toList();
    }
}
