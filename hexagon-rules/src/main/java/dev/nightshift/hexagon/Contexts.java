package dev.nightshift.hexagon;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The contexts of a hexagon and who may use whom.
 *
 * @param built the contexts that have classes
 * @param planned the contexts that are still to be built
 * @param edges the contexts that a context may use, by its name
 * @param servingAll contexts that every other may use
 */
public record Contexts(Set<String> built, Set<String> planned, Map<String, Set<String>> edges, Set<String> servingAll) {

    /** @throws IllegalArgumentException if a context is built and planned, or an edge or a server is neither */
    public Contexts {
        built = new TreeSet<>(built);
        planned = new TreeSet<>(planned);
        for (String name : planned) {
            if (built.contains(name)) {
                throw new IllegalArgumentException("context %s is both built and planned".formatted(name));
            }
        }
        for (String name : servingAll) {
            requireKnown(name, built, planned);
        }
        for (var edge : edges.entrySet()) {
            requireKnown(edge.getKey(), built, planned);
            for (String target : edge.getValue()) {
                requireKnown(target, built, planned);
            }
        }
    }

    public static Contexts of(String... built) {
        return new Contexts(Set.of(built), Set.of(), Map.of(), Set.of());
    }

    public Contexts planning(String... names) {
        Set<String> all = new TreeSet<>(planned);
        all.addAll(Set.of(names));
        return new Contexts(built, all, edges, servingAll);
    }

    public Contexts servedBy(String... names) {
        return new Contexts(built, planned, edges, Set.of(names));
    }

    /** Lets a context use others, besides those it may use already. */
    public Contexts letting(String from, String... to) {
        Map<String, Set<String>> more = new TreeMap<>(edges);
        Set<String> targets = new TreeSet<>(more.getOrDefault(from, Set.of()));
        targets.addAll(Set.of(to));
        more.put(from, targets);
        return new Contexts(built, planned, more, servingAll);
    }

    private static void requireKnown(String name, Set<String> built, Set<String> planned) {
        if (!built.contains(name) && !planned.contains(name)) {
            throw new IllegalArgumentException(
                    "no such context: %s, there are %s and %s".formatted(name, built, planned));
        }
    }

    boolean isKnown(String name) {
        return built.contains(name) || planned.contains(name);
    }

    boolean mayUse(String from, String to) {
        return from.equals(to)
                || edges.getOrDefault(from, Set.of()).contains(to)
                || (servingAll.contains(to) && !servingAll.contains(from));
    }
}
