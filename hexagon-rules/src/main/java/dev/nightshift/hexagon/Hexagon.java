package dev.nightshift.hexagon;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An architecture as data: {@code <root>.<ring>.<context>}.
 *
 * @param root the package that all rings are in
 * @param migrations a folder with one folder of schema changes per context; empty where there is none
 * @param extensionPoints interfaces of the domain, below its package, that are no ports: users and the core itself
 *     implement them; what is nested in them belongs to them
 * @param nothingToCheckYet names of rules that have no subject so far
 */
public record Hexagon(
        String root,
        List<Ring> rings,
        Contexts contexts,
        Names names,
        List<Confinement> confinements,
        Optional<Path> migrations,
        List<Exemption> exemptions,
        Set<String> extensionPoints,
        Set<String> nothingToCheckYet) {

    /** @throws IllegalArgumentException if a ring knows a ring that is not there */
    public Hexagon {
        rings = List.copyOf(rings);
        confinements = List.copyOf(confinements);
        exemptions = List.copyOf(exemptions);
        extensionPoints = Set.copyOf(extensionPoints);
        nothingToCheckYet = new TreeSet<>(nothingToCheckYet);
        List<String> all = rings.stream().map(Ring::packageName).toList();
        rings.stream().flatMap(ring -> ring.knows().stream()).forEach(known -> {
            if (!all.contains(known)) {
                throw new IllegalArgumentException("no such ring: %s, there are %s".formatted(known, all));
            }
        });
    }

    public static Hexagon of(String root, List<Ring> rings, Contexts contexts) {
        return new Hexagon(
                root, rings, contexts, Names.STANDARD, List.of(), Optional.empty(), List.of(), Set.of(), Set.of());
    }

    public Hexagon confining(List<Confinement> more) {
        List<Confinement> all = new ArrayList<>(confinements);
        all.addAll(more);
        return new Hexagon(
                root, rings, contexts, names, all, migrations, exemptions, extensionPoints, nothingToCheckYet);
    }

    public Hexagon migratedFrom(Path folder) {
        return new Hexagon(
                root,
                rings,
                contexts,
                names,
                confinements,
                Optional.of(folder),
                exemptions,
                extensionPoints,
                nothingToCheckYet);
    }

    public Hexagon exempting(List<Exemption> more) {
        List<Exemption> all = new ArrayList<>(exemptions);
        all.addAll(more);
        return new Hexagon(
                root, rings, contexts, names, confinements, migrations, all, extensionPoints, nothingToCheckYet);
    }

    public Hexagon extendedBy(String... interfaces) {
        return new Hexagon(
                root,
                rings,
                contexts,
                names,
                confinements,
                migrations,
                exemptions,
                Set.of(interfaces),
                nothingToCheckYet);
    }

    public Hexagon withNothingToCheckYetFor(String... rules) {
        return new Hexagon(
                root, rings, contexts, names, confinements, migrations, exemptions, extensionPoints, Set.of(rules));
    }

    public Hexagon with(List<Ring> otherRings, Contexts otherContexts) {
        return new Hexagon(
                root,
                otherRings,
                otherContexts,
                names,
                confinements,
                migrations,
                exemptions,
                extensionPoints,
                nothingToCheckYet);
    }

    /** Whether users and the core itself implement it. */
    boolean isExtensionPoint(JavaClass type) {
        return ringOf(type)
                .filter(ring -> ring.kind() == Ring.Kind.DOMAIN)
                .filter(ring -> extensionPoints.stream()
                        .map(name -> packageOf(ring) + "." + name)
                        .anyMatch(name ->
                                type.getName().equals(name) || type.getName().startsWith(name + "$")))
                .isPresent();
    }

    String packageOf(Ring ring) {
        return root + "." + ring.packageName();
    }

    Optional<Ring> ringOf(JavaClass type) {
        String packageName = type.getBaseComponentType().getPackageName();
        return rings.stream()
                .filter(ring -> Patterns.isIn(packageOf(ring), packageName))
                .findFirst();
    }

    /** The first package below the ring's, where the ring has contexts and it is none of the ring's shared packages. */
    Optional<String> contextOf(JavaClass type) {
        return ringOf(type).filter(Ring::isDividedByContext).flatMap(ring -> {
            String below = type.getBaseComponentType()
                    .getPackageName()
                    .substring(packageOf(ring).length());
            return Patterns.segmentsOf(below).skip(1).findFirst().filter(name -> !ring.shared()
                    .contains(name + ".."));
        });
    }
}
