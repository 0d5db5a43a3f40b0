package dev.nightshift.hexagon;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The vocabulary that the rules are written in. */
final class Findings {

    private Findings() {}

    /** A condition that is broken by every finding; a finding begins with the culprit's full name. */
    static <T> ArchCondition<T> should(String description, Function<T, Stream<String>> findings) {
        return new ArchCondition<>(description.replace("%", "%%")) {
            @Override
            public void check(T subject, ConditionEvents events) {
                findings.apply(subject).forEach(finding -> events.add(SimpleConditionEvent.violated(subject, finding)));
            }
        };
    }

    /** A condition that every subject meets for which the test holds. */
    static ArchCondition<JavaClass> shouldBe(String description, String otherwise, Predicate<JavaClass> test) {
        return should(
                "be " + description, type -> test.test(type) ? Stream.empty() : Stream.of(type.getName() + otherwise));
    }

    static ArchCondition<JavaClass> shouldNotAccess(String description, String... members) {
        List<Pattern> patterns = Patterns.ofMembers(members);
        return should(description, type -> type.getAccessesFromSelf().stream()
                .filter(access ->
                        Patterns.anyMatches(patterns, access.getTarget().getFullName()))
                .map(access -> access.getDescription()));
    }

    static ArchCondition<JavaClass> shouldNotDependOn(String description, Predicate<Dependency> forbidden) {
        return should(description, type -> type.getDirectDependenciesFromSelf().stream()
                .filter(forbidden)
                .map(Dependency::getDescription));
    }

    static <T> ClassesTransformer<T> subjects(String description, Function<JavaClasses, Collection<T>> choice) {
        return new AbstractClassesTransformer<>(description) {
            @Override
            public Iterable<T> doTransform(JavaClasses classes) {
                return choice.apply(classes);
            }
        };
    }

    static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(description.replace("%", "%%"), test);
    }

    static DescribedPredicate<JavaClass> areIn(Hexagon hexagon, String description, Predicate<Ring> rings) {
        return are(
                "are in " + description,
                type -> hexagon.ringOf(type).filter(rings).isPresent());
    }

    static DescribedPredicate<JavaClass> areInTheCore(Hexagon hexagon) {
        return areIn(hexagon, "the domain or the application", Ring::isCore);
    }

    static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }
}
