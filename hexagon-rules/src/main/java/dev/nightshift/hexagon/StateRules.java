package dev.nightshift.hexagon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.nightshift.hexagon.Findings.areInTheCore;
import static dev.nightshift.hexagon.Findings.should;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No state that outlives the objects that hold it. */
final class StateRules {

    private static final Set<String> MUTABLE = Set.of("java.util.concurrent.atomic", "java.util.concurrent.locks");
    private static final Set<String> MUTABLE_TYPES = Set.of(
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.lang.ThreadLocal",
            "java.util.BitSet",
            "java.util.Date",
            "java.util.Random",
            "java.util.Iterator");
    private static final List<Pattern> COPIES = Patterns.ofMembers(
            "java.util.*.copyOf", "java.util.Collections.unmodifiable*", "java.util.stream.Stream.toList");

    private StateRules() {}

    static List<HexagonRule> of(Hexagon hexagon) {
        return List.of(HexagonRule.of(
                "core_has_no_static_mutable_state",
                classes()
                        .that(areInTheCore(hexagon))
                        .should(should("have no static state that can change", StateRules::findings))
                        .because("two uses of the core in one process must not meet")));
    }

    private static Stream<String> findings(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                        || isMutable(field.getRawType())
                        || (isCollection(field.getRawType()) && isFilledInPlace(type)))
                .map(JavaField::getFullName)
                .map(name -> name + " is static and can change");
    }

    private static boolean isMutable(JavaClass type) {
        return type.isArray()
                || Patterns.packageMatches(MUTABLE, type.getPackageName())
                || type.getAllClassesSelfIsAssignableTo().stream()
                        .map(JavaClass::getName)
                        .anyMatch(MUTABLE_TYPES::contains)
                || (isCollection(type) && !type.isInterface());
    }

    /** Byte code does not tell a list from an unmodifiable one, but it tells who makes a modifiable one and no copy. */
    private static boolean isFilledInPlace(JavaClass type) {
        return type.getStaticInitializer().stream()
                .anyMatch(initializer -> makesACollection(initializer) && !makesACopy(initializer));
    }

    private static boolean makesACollection(JavaStaticInitializer initializer) {
        return initializer.getConstructorCallsFromSelf().stream().anyMatch(call -> isCollection(call.getTargetOwner()));
    }

    private static boolean makesACopy(JavaCodeUnit initializer) {
        return initializer.getMethodCallsFromSelf().stream()
                .anyMatch(call -> Patterns.anyMatches(COPIES, call.getTarget().getFullName()));
    }

    private static boolean isCollection(JavaClass type) {
        return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    }
}
