package dev.nightshift.hexagon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.nightshift.hexagon.Findings.are;
import static dev.nightshift.hexagon.Findings.should;
import static dev.nightshift.hexagon.Findings.shouldBe;
import static dev.nightshift.hexagon.Findings.subjects;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The fakes and contracts that are shipped for testing the core and its adapters. */
final class TestKitRules {

    private final Hexagon hexagon;

    private TestKitRules(Hexagon hexagon) {
        this.hexagon = hexagon;
    }

    static List<HexagonRule> of(Hexagon hexagon) {
        TestKitRules rules = new TestKitRules(hexagon);
        return List.of(
                HexagonRule.ofTestKit("contracts_are_abstract", rules.contractsAreAbstract()),
                HexagonRule.ofTestKit("every_fake_has_a_contract", rules.everyFakeHasAContract()));
    }

    private ArchRule contractsAreAbstract() {
        return classes()
                .that(are(
                        "are contracts",
                        type -> type.isTopLevelClass()
                                && type.getSimpleName().endsWith(hexagon.names().contractSuffix())))
                .should(shouldBe("abstract", " is a contract that is not abstract", type -> type.getModifiers()
                        .contains(JavaModifier.ABSTRACT)))
                .because("a contract is run by the fake and by every adapter, not by itself");
    }

    private ArchRule everyFakeHasAContract() {
        return all(subjects("ports with a fake", this::fakedPorts))
                .should(should(
                        "have a contract",
                        port -> port.hasContract()
                                ? Stream.empty()
                                : Stream.of("%s has no contract, but a fake, %s"
                                        .formatted(port, port.fake().getName()))))
                .because("a fake that is not held to the same tests as the real thing proves nothing");
    }

    private List<FakedPort> fakedPorts(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getSimpleName().startsWith(hexagon.names().fakePrefix()))
                .flatMap(fake -> PortRules.portsOf(hexagon, fake)
                        .filter(port -> !isOfTheTestKit(port, fake))
                        .map(port -> new FakedPort(port, fake, classes.contain(contractOf(port)))))
                .toList();
    }

    /** What fakes are to each other is not a port: it comes from where they come from. */
    private static boolean isOfTheTestKit(JavaClass port, JavaClass fake) {
        return ClassFiles.rootOf(port).equals(ClassFiles.rootOf(fake));
    }

    private String contractOf(JavaClass port) {
        return port.getName() + hexagon.names().contractSuffix();
    }

    private record FakedPort(JavaClass port, JavaClass fake, boolean hasContract) {

        @Override
        public String toString() {
            return port.getName();
        }
    }
}
