package dev.nightshift.hexagon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.nightshift.hexagon.Findings.are;
import static dev.nightshift.hexagon.Findings.should;
import static dev.nightshift.hexagon.Findings.shouldNotAccess;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What all rings have in common. Annotations go by their simple names, whichever framework they are of. */
final class StyleRules {

    private static final Set<String> TRANSACTIONAL = Set.of("Transactional", "TransactionalAdvice");
    private static final Set<String> INJECTING =
            Set.of("Inject", "Autowired", "Resource", "Value", "Property", "PersistenceContext");
    private static final Set<String> BARE =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");

    private StyleRules() {}

    static List<HexagonRule> of(Hexagon hexagon) {
        return List.of(
                HexagonRule.of("transactions_are_not_annotated", noTransactional()),
                HexagonRule.of("nothing_is_injected_into_fields", noFieldInjection()),
                HexagonRule.of("classes_have_telling_names", tellingNames(hexagon.names())),
                HexagonRule.of("interfaces_are_named_like_classes", noInterfacePrefix()),
                HexagonRule.of("days_are_half_open", halfOpenDays()),
                HexagonRule.of("failures_have_a_type_of_their_own", noBareExceptions()));
    }

    private static ArchRule noTransactional() {
        return classes()
                .should(should("not be @Transactional, nor their methods", type -> Stream.concat(
                                Stream.of(type), type.getMethods().stream())
                        .filter(each -> isAnnotatedWithOneOf(TRANSACTIONAL, each))
                        .map(each -> "%s is transactional by annotation".formatted(fullNameOf(each)))))
                .because(
                        "where a transaction begins and ends is part of the use case: it says so by the Transactions port");
    }

    private static ArchRule noFieldInjection() {
        return classes()
                .should(should("get what they need by their constructors", type -> type.getFields().stream()
                        .filter(field -> isAnnotatedWithOneOf(INJECTING, field))
                        .map(field -> "%s is injected".formatted(field.getFullName()))))
                .because("an object is complete when it is made, and a test can make it");
    }

    private static ArchRule tellingNames(Names names) {
        return classes()
                .should(should("have names that say what they are", type -> names.classSuffixes().stream()
                        .filter(type.getSimpleName()::endsWith)
                        .map(suffix -> "%s ends with '%s'".formatted(type.getName(), suffix))))
                .because("these words fit everything and say nothing");
    }

    private static ArchRule noInterfacePrefix() {
        return classes()
                .that(are("are interfaces", JavaClass::isInterface))
                .should(should(
                        "not begin with an I that means interface",
                        type -> type.getSimpleName().matches("I[A-Z].*")
                                ? Stream.of("%s begins with 'I'".formatted(type.getName()))
                                : Stream.empty()))
                .because("who uses a type need not know whether it is an interface");
    }

    private static ArchRule halfOpenDays() {
        return classes()
                .should(shouldNotAccess(
                                "not cut days by the clock",
                                "java.time.LocalTime.MAX",
                                "java.time.LocalDateTime.MAX",
                                "java.time.OffsetTime.MAX",
                                "java.time.LocalTime.of(int, int, int)",
                                "java.time.LocalTime.of(int, int, int, int)",
                                "java.time.LocalDate.atTime(int, *)")
                        .and(should(
                                "nor by a literal",
                                type -> ClassFiles.mentions(type, "23:59")
                                        ? Stream.of("%s mentions 23:59".formatted(type.getName()))
                                        : Stream.empty())))
                .because("a day is [start of the day, start of the next day) in its zone, of 23 to 25 hours");
    }

    private static ArchRule noBareExceptions() {
        return classes()
                .should(should("not throw a bare exception", type -> type.getConstructorCallsFromSelf().stream()
                        .filter(call -> BARE.contains(call.getTargetOwner().getName()))
                        .filter(call -> !isOfASubclass(call))
                        .map(JavaConstructorCall::getDescription)))
                .because("who catches it must be able to tell it from a programming error");
    }

    private static boolean isOfASubclass(JavaConstructorCall call) {
        return call.getOrigin() instanceof JavaConstructor
                && call.getOriginOwner().getRawSuperclass().stream().anyMatch(call.getTargetOwner()::equals);
    }

    private static boolean isAnnotatedWithOneOf(Set<String> simpleNames, HasAnnotations<?> element) {
        return element.getAnnotations().stream()
                .anyMatch(annotation ->
                        simpleNames.contains(annotation.getRawType().getSimpleName()));
    }

    private static String fullNameOf(HasAnnotations<?> element) {
        return element instanceof JavaMember member ? member.getFullName() : ((JavaClass) element).getName();
    }
}
