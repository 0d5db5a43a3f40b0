package dev.nightshift.hexagon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.nightshift.hexagon.Findings.areIn;
import static dev.nightshift.hexagon.Findings.should;
import static dev.nightshift.hexagon.Findings.shouldBe;
import static dev.nightshift.hexagon.Findings.subjects;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What holds for packages, and for folders named after them. */
final class PackageRules {

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private final Hexagon hexagon;

    private PackageRules(Hexagon hexagon) {
        this.hexagon = hexagon;
    }

    static List<HexagonRule> of(Hexagon hexagon) {
        PackageRules rules = new PackageRules(hexagon);
        List<HexagonRule> all = new ArrayList<>();
        all.add(HexagonRule.of("packages_are_null_marked", rules.nullMarked()));
        all.add(HexagonRule.of("packages_have_telling_names", rules.tellingNames()));
        all.add(HexagonRule.of("packages_are_free_of_cycles", rules.freeOfCycles()));
        all.add(HexagonRule.of("domain_is_a_module_that_exports_all_its_packages", rules.exported()));
        hexagon.migrations()
                .map(folder -> HexagonRule.of("migrations_are_grouped_by_context", rules.migrations(folder)))
                .ifPresent(all::add);
        return all;
    }

    private ArchRule nullMarked() {
        return classes()
                .should(shouldBe(
                        "in a package with a package-info that says @NullMarked",
                        " is in a package without @NullMarked",
                        type -> type.getPackage().tryGetPackageInfo().isPresent()
                                && type.getPackage().isAnnotatedWith(NULL_MARKED)))
                .because("null is then a mistake unless a type says @Nullable, and the compiler finds it");
    }

    private ArchRule freeOfCycles() {
        return slices().matching(hexagon.root() + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one, and can only be read together");
    }

    private ArchRule tellingNames() {
        return classes()
                .should(should(
                        "not be in a package that says nothing", type -> Patterns.segmentsOf(type.getPackageName())
                                .filter(hexagon.names().packages()::contains)
                                .map(segment -> "%s is in a package called '%s'".formatted(type.getName(), segment))))
                .because("packages are contexts, not kinds of classes");
    }

    private ArchRule exported() {
        return classes()
                .that(areIn(hexagon, "the domain", ring -> ring.kind() == Ring.Kind.DOMAIN))
                .should(shouldBe(
                        "in a package that the module of the domain exports",
                        " is in a package that no module-info exports",
                        this::isExported))
                .because("the domain is a library that others embed, on the module path too");
    }

    private boolean isExported(JavaClass type) {
        return ClassFiles.moduleOf(type).stream()
                .flatMap(module -> module.exports().stream())
                .anyMatch(export -> !export.isQualified() && export.source().equals(type.getPackageName()));
    }

    private ArchRule migrations(Path folder) {
        return all(subjects("migrations in " + folder.getFileName(), classes -> entriesOf(folder)))
                .should(should(
                        "be in a folder named after a context",
                        name -> hexagon.contexts().built().contains(name)
                                ? Stream.empty()
                                : Stream.of("'%s' is not a context that is built".formatted(name))))
                .because("a context has the same name in every ring and in the schema");
    }

    private static List<String> entriesOf(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("no such folder of migrations: " + folder, missing);
        }
    }
}
