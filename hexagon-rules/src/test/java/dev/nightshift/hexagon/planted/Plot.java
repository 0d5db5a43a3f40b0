package dev.nightshift.hexagon.planted;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.nightshift.hexagon.HexagonCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Where the {@link Shop} is compiled once, and each {@link Plant} over it.
 *
 * <p>The domain is compiled as a module, everything else on the class path.
 */
final class Plot {

    private static final String NULL_MARKED = "@org.jspecify.annotations.NullMarked";
    private static final String MODULE = "domain/module-info.java";

    private final Map<String, String> clean = withInfos(Shop.sources());
    private final Path folder;
    private final Path domain;
    private final Path rest;
    private final Path kit;
    private int plants;

    Plot(Path folder) {
        this.folder = folder;
        this.domain = folder.resolve("clean/domain");
        this.rest = folder.resolve("clean/rest");
        this.kit = folder.resolve("clean/kit");
        Compiler.compileModule(domain, written("clean", only(clean, path -> path.startsWith("domain/"))));
        Compiler.compile(rest, written("clean", only(clean, Plot::isOfTheRest)), domain);
        Compiler.compile(kit, written("clean", only(clean, path -> path.startsWith("kit/"))), domain);
    }

    HexagonCheck clean() {
        return compiled(Plant.of("none"), true);
    }

    HexagonCheck planted(Plant plant) {
        return compiled(plant, plant.sources().keySet().stream().anyMatch(path -> path.startsWith("kit/")));
    }

    private HexagonCheck compiled(Plant plant, boolean isAboutTheKit) {
        String name = "plant" + plants++;
        Path classes = folder.resolve(name).resolve("classes");
        Map<String, String> changed = new TreeMap<>(plant.sources());
        if (changed.containsKey(MODULE)) {
            only(clean, path -> path.startsWith("domain/")).forEach(changed::putIfAbsent);
        }
        List<Path> files = written(
                name, only(changed, path -> !changed.getOrDefault(path, "").isEmpty()));
        if (changed.containsKey(MODULE)) {
            Compiler.compileModule(classes, files);
        } else {
            Compiler.compile(classes, files, domain, rest, kit);
        }
        SourceTree.write(folder.resolve(name).resolve("migration/orders"), "V001__orders.sql", "");
        Predicate<Location> unchanged = location -> changed.keySet().stream().noneMatch(path -> isOf(path, location));
        JavaClasses production = imported(unchanged, classes, domain, rest);
        return new HexagonCheck(
                plant.data()
                        .apply(Shop.hexagon().migratedFrom(folder.resolve(name).resolve("migration"))),
                production,
                isAboutTheKit ? imported(unchanged, classes, domain, rest, kit) : production);
    }

    private static JavaClasses imported(Predicate<Location> unchanged, Path... outputs) {
        return new ClassFileImporter()
                .withImportOption(location -> location.contains("/shop/"))
                .withImportOption(location -> !location.contains("/clean/") || unchanged.test(location))
                .importPaths(outputs);
    }

    /** Whether the clean class comes from the file at the path. */
    private static boolean isOf(String path, Location location) {
        String type = "/shop/" + path.replaceFirst("^kit/", "").replaceFirst("\\.java$", "");
        return location.contains(type + ".class") || location.contains(type + "$");
    }

    private List<Path> written(String name, Map<String, String> sources) {
        return SourceTree.writeAll(folder.resolve(name), sources);
    }

    private static Map<String, String> only(Map<String, String> sources, Predicate<String> path) {
        Map<String, String> some = new TreeMap<>(sources);
        some.keySet().removeIf(path.negate());
        return some;
    }

    private static boolean isOfTheRest(String path) {
        return !path.startsWith("domain/") && !path.startsWith("kit/");
    }

    private static Map<String, String> withInfos(Map<String, String> sources) {
        Map<String, String> all = new TreeMap<>(sources);
        Set<String> exported = new TreeSet<>();
        for (String path : sources.keySet()) {
            String parent = path.substring(0, path.lastIndexOf('/'));
            if (!parent.startsWith("kit/")) {
                all.put(parent + "/package-info.java", NULL_MARKED);
            }
            if (path.startsWith("domain/")) {
                exported.add("exports shop.%s; ".formatted(parent.replace('/', '.')));
            }
        }
        all.put(
                MODULE,
                exported.stream().collect(joining("", "module shop.domain { requires static org.jspecify; ", "}")));
        return all;
    }
}
