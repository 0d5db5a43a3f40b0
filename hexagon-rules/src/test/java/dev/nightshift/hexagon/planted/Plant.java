package dev.nightshift.hexagon.planted;

import dev.nightshift.hexagon.Hexagon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A violation of one rule, planted into the {@link Shop}.
 *
 * @param culprits what the rule must name
 * @param sources files that are added or replaced, or left out when they are empty
 * @param data what is other in the data
 */
record Plant(String rule, List<String> culprits, Map<String, String> sources, UnaryOperator<Hexagon> data) {

    static Plant of(String rule, String... culprits) {
        return new Plant(rule, List.of(culprits), Map.of(), UnaryOperator.identity());
    }

    /** One class for each expression in the package, and each of them a culprit. */
    static Plant ofExpressions(String rule, String folder, String... expressions) {
        Plant plant = of(rule);
        for (String expression : expressions) {
            plant = plant.withCulprit(
                    folder, "static Object planted() throws Exception { return %s; }".formatted(expression));
        }
        return plant;
    }

    /** One class for each statement in the package, and each of them a culprit. */
    static Plant ofStatements(String rule, String folder, String... statements) {
        Plant plant = of(rule);
        for (String statement : statements) {
            plant = plant.withCulprit(folder, "static void planted() throws Exception { %s; }".formatted(statement));
        }
        return plant;
    }

    /** One class for each member in the package, and each of them a culprit. */
    static Plant ofMembers(String rule, String folder, String... members) {
        Plant plant = of(rule);
        for (String member : members) {
            plant = plant.withCulprit(folder, member);
        }
        return plant;
    }

    private Plant withCulprit(String folder, String member) {
        String name = "Culprit" + (char) ('A' + culprits.size());
        List<String> more = new ArrayList<>(culprits);
        more.add("shop." + folder.replace('/', '.') + "." + name);
        return new Plant(rule, more, sources, data)
                .with(folder + "/" + name + ".java", "final class %s { %s }".formatted(name, member));
    }

    Plant with(String path, String source) {
        Map<String, String> more = new TreeMap<>(sources);
        more.put(path, source);
        return new Plant(rule, culprits, more, data);
    }

    Plant without(String path) {
        return with(path, "");
    }

    Plant where(UnaryOperator<Hexagon> otherData) {
        return new Plant(rule, culprits, sources, otherData);
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(rule, culprits);
    }
}
