package dev.nightshift.hexagon;

import java.util.List;

/**
 * Types that are used only in some places, or nowhere.
 *
 * @param rule the name of the rule that checks it, a fact in snake case
 * @param types fully qualified names, or {@code x.y..} for a package and what is below
 * @param places packages relative to the root, each with what is below; empty for nowhere
 * @param because the reason
 */
public record Confinement(String rule, List<String> types, List<String> places, String because) {

    public Confinement {
        types = List.copyOf(types);
        places = List.copyOf(places);
    }

    boolean confines(String typeName) {
        return types.stream().anyMatch(type -> Patterns.typeMatches(type, typeName));
    }
}
