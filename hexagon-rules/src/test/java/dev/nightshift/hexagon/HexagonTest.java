package dev.nightshift.hexagon;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HexagonTest {

    private static final Hexagon HEXAGON = Hexagon.of(
            "a", List.of(Ring.domain("domain")), Contexts.of("orders").planning("returns"));
    private static final JavaClasses NO_CLASSES = new ClassFileImporter().importClasses(List.of());

    @Nested
    class The_rules {

        @Test
        void know_nothing_of_the_project_that_they_check() {
            noClasses()
                    .that()
                    .resideInAPackage("dev.nightshift.hexagon")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.nightshift..").and(resideOutsideOfPackage("dev.nightshift.hexagon")))
                    .check(new ClassFileImporter().importPackages("dev.nightshift.hexagon"));
        }
    }

    @Nested
    class Data_that_names_what_is_not_there {

        @Test
        void is_refused_when_it_is_a_ring() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HEXAGON.with(List.of(Ring.adapter("web").knowing("domian")), HEXAGON.contexts()))
                    .withMessageContaining("domian");
        }

        @Test
        void is_refused_when_it_is_a_context() {
            Contexts contexts = Contexts.of("orders");
            assertThatIllegalArgumentException().isThrownBy(() -> contexts.letting("orders", "oders"));
            assertThatIllegalArgumentException().isThrownBy(() -> contexts.letting("oders", "orders"));
            assertThatIllegalArgumentException().isThrownBy(() -> contexts.servedBy("audit"));
        }

        @Test
        void is_refused_when_it_is_a_rule() {
            Hexagon exempting = HEXAGON.exempting(List.of(new Exemption("no_such_rule", "a.B", "a reason")));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HexagonCheck(exempting, NO_CLASSES, NO_CLASSES))
                    .withMessageContaining("no_such_rule");
        }
    }

    @Nested
    class A_context_that_is_both_built_and_planned {

        @Test
        void is_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Contexts.of("orders").planning("orders"))
                    .withMessageContaining("orders");
        }
    }

    @Nested
    class An_exemption {

        @Test
        void needs_a_reason() {
            assertThatIllegalArgumentException().isThrownBy(() -> new Exemption("rule", "a.B", " "));
        }

        @Test
        void covers_what_the_class_and_its_nested_classes_do() {
            Exemption exemption = new Exemption("rule", "a.B", "a reason");
            assertThat(exemption.covers("a.B is static and can change")).isTrue();
            assertThat(exemption.covers("Method <a.B.run()> calls method <a.C.run()>"))
                    .isTrue();
            assertThat(exemption.covers("Method <a.B$Inner.run()> calls method <a.C.run()>"))
                    .isTrue();
        }

        @Test
        void does_not_cover_what_others_do_to_the_class() {
            Exemption exemption = new Exemption("rule", "a.B", "a reason");
            assertThat(exemption.covers("Method <a.C.run()> calls method <a.B.run()>"))
                    .isFalse();
            assertThat(exemption.covers("a.Bee is static and can change")).isFalse();
        }

        @Test
        void is_stale_when_there_is_nothing_to_exempt() {
            Hexagon exempting = HEXAGON.exempting(List.of(new Exemption("days_are_half_open", "a.B", "a reason")));
            assertThat(new HexagonCheck(exempting, NO_CLASSES, NO_CLASSES).staleData())
                    .containsExactly("a.B needs no exemption from days_are_half_open any more");
        }
    }

    @Nested
    class A_rule_without_subjects {

        @Test
        void fails_unless_the_data_says_so() {
            assertThatThrownBy(() -> checkDays(HEXAGON)).isInstanceOf(AssertionError.class);
            checkDays(HEXAGON.withNothingToCheckYetFor("days_are_half_open"));
        }

        @Test
        void is_stale_data_as_soon_as_it_has_some() {
            Hexagon hexagon = HEXAGON.withNothingToCheckYetFor("days_are_half_open");
            JavaClasses some = new ClassFileImporter().importClasses(HexagonTest.class);
            assertThat(new HexagonCheck(hexagon, some, some).staleData())
                    .containsExactly("days_are_half_open has something to check now");
        }

        private static void checkDays(Hexagon hexagon) {
            HexagonCheck check = new HexagonCheck(hexagon, NO_CLASSES, NO_CLASSES);
            check.rules().stream()
                    .filter(rule -> rule.name().equals("days_are_half_open"))
                    .forEach(check::check);
        }
    }
}
