package dev.nightshift.hexagon;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A ring of the hexagon: the classes of one package below the root.
 *
 * @param packageName relative to the root, such as {@code adapters.web}; it is also the ring's name
 * @param knows the rings whose classes it may use
 * @param technology packages it may use from outside; {@code x.y..} includes what is below
 * @param adapterNames how the name of a class must begin that implements a port of the domain
 * @param shared what may be outside of a context: class names, {@code *} for any class of the ring's own package,
 *     {@code name..} for a package below it
 * @param planned whether it is still to be built
 */
public record Ring(
        Kind kind,
        String packageName,
        Set<String> knows,
        Set<String> technology,
        Set<String> adapterNames,
        Set<String> shared,
        boolean planned) {

    /** The exported packages of the module java.base. */
    public static final Set<String> JAVA_BASE = Object.class.getModule().getDescriptor().exports().stream()
            .filter(export -> !export.isQualified())
            .map(export -> export.source())
            .collect(Collectors.toUnmodifiableSet());

    /** What a ring is for. The core is the domain and the application. */
    public enum Kind {
        DOMAIN,
        APPLICATION,
        ADAPTER,
        WIRING
    }

    public Ring {
        knows = Set.copyOf(knows);
        technology = Set.copyOf(technology);
        adapterNames = Set.copyOf(adapterNames);
        shared = Set.copyOf(shared);
    }

    /** The ring of values, aggregates and driven ports. */
    public static Ring domain(String packageName) {
        return of(Kind.DOMAIN, packageName);
    }

    /** The ring of use cases. */
    public static Ring application(String packageName) {
        return of(Kind.APPLICATION, packageName);
    }

    /** A ring that ties the core to one technology. */
    public static Ring adapter(String packageName) {
        return of(Kind.ADAPTER, packageName);
    }

    /** The ring that puts all others together. It has no contexts. */
    public static Ring wiring(String packageName) {
        return of(Kind.WIRING, packageName);
    }

    private static Ring of(Kind kind, String packageName) {
        return new Ring(kind, packageName, Set.of(), Set.of(), Set.of(), Set.of(), false);
    }

    public Ring knowing(String... rings) {
        return new Ring(kind, packageName, and(knows, Set.of(rings)), technology, adapterNames, shared, planned);
    }

    public Ring using(String... packages) {
        return using(Set.of(packages));
    }

    public Ring using(Set<String> packages) {
        return new Ring(kind, packageName, knows, and(technology, packages), adapterNames, shared, planned);
    }

    public Ring namingAdapters(String... prefixes) {
        return new Ring(kind, packageName, knows, technology, and(adapterNames, Set.of(prefixes)), shared, planned);
    }

    public Ring sharing(String... names) {
        return new Ring(kind, packageName, knows, technology, adapterNames, and(shared, Set.of(names)), planned);
    }

    public Ring asPlanned() {
        return new Ring(kind, packageName, knows, technology, adapterNames, shared, true);
    }

    boolean isCore() {
        return kind == Kind.DOMAIN || kind == Kind.APPLICATION;
    }

    boolean isDividedByContext() {
        return kind != Kind.WIRING;
    }

    private static Set<String> and(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
