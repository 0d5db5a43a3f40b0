package dev.nightshift.hexagon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.nightshift.hexagon.Findings.are;
import static dev.nightshift.hexagon.Findings.areInTheCore;
import static dev.nightshift.hexagon.Findings.should;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** A port is an open interface of the domain. */
final class PortRules {

    private final Hexagon hexagon;

    private PortRules(Hexagon hexagon) {
        this.hexagon = hexagon;
    }

    static List<HexagonRule> of(Hexagon hexagon) {
        PortRules rules = new PortRules(hexagon);
        return List.of(
                HexagonRule.of("ports_are_implemented_outside_the_core", rules.implementedOutside()),
                HexagonRule.of("adapters_reach_the_core_by_use_cases", rules.reachedByUseCases()),
                HexagonRule.of("adapters_are_named_after_their_technology", rules.namedAfterTechnology()));
    }

    static boolean isPort(Hexagon hexagon, JavaClass type) {
        return type.isInterface()
                && !type.isAnnotation()
                && !type.isSealed()
                && !hexagon.isExtensionPoint(type)
                && hexagon.ringOf(type)
                        .filter(ring -> ring.kind() == Ring.Kind.DOMAIN)
                        .isPresent();
    }

    static Stream<JavaClass> portsOf(Hexagon hexagon, JavaClass type) {
        return type.getAllRawInterfaces().stream().filter(each -> isPort(hexagon, each));
    }

    private ArchRule implementedOutside() {
        return classes()
                .that(areInTheCore(hexagon))
                .should(should(
                        "not implement an open interface of the domain",
                        type -> type.isInterface()
                                ? Stream.empty()
                                : portsOf(hexagon, type)
                                        .map(port -> "%s implements %s".formatted(type.getName(), port.getName()))))
                .because("a port is where the core ends: what is known inside is a class or a sealed family");
    }

    private ArchRule reachedByUseCases() {
        return classes()
                .that(are("are adapters", this::isInAnAdapter))
                .should(should(
                        "call a port only if their own ring implements it", type -> type.getAccessesFromSelf().stream()
                                .filter(access -> isPort(hexagon, access.getTargetOwner()))
                                .filter(access -> !isImplementedBeside(type, access.getTargetOwner()))
                                .map(JavaAccess::getDescription)))
                .because("who may see and do what is decided by use cases, and a way past them is a way past that");
    }

    private boolean isImplementedBeside(JavaClass type, JavaClass port) {
        return port.getAllSubclasses().stream()
                .anyMatch(each -> hexagon.ringOf(each).equals(hexagon.ringOf(type)));
    }

    private boolean isInAnAdapter(JavaClass type) {
        return hexagon.ringOf(type)
                .filter(ring -> ring.kind() == Ring.Kind.ADAPTER)
                .isPresent();
    }

    private ArchRule namedAfterTechnology() {
        return classes()
                .that(are("are adapters of a port", this::isAdapterOfAPort))
                .should(should("be named after their technology", type -> {
                    Ring ring = hexagon.ringOf(type).orElseThrow();
                    return ring.adapterNames().stream().anyMatch(type.getSimpleName()::startsWith)
                            ? Stream.empty()
                            : Stream.of(
                                    "%s does not begin with one of %s".formatted(type.getName(), ring.adapterNames()));
                }))
                .because("technology + port is what distinguishes an adapter from its port and from the next adapter");
    }

    private boolean isAdapterOfAPort(JavaClass type) {
        return type.isTopLevelClass()
                && !type.isInterface()
                && isInAnAdapter(type)
                && portsOf(hexagon, type).findAny().isPresent();
    }
}
