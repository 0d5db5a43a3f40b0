package dev.nightshift.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/architecture.md} sends its readers to is there. */
class JourneysTest {

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final List<String> MODULES = List.of(
            "domain",
            "application",
            "adapters-persistence",
            "adapters-web",
            "adapters-http-client",
            "adapters-scheduler",
            "bootstrap");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]+)(?:\\.\\w+)?`");

    private static Set<String> namedClasses() throws IOException {
        String page = Files.readString(PAGE);
        String part = page.substring(page.indexOf("## Where a rule is decided"), page.indexOf("## The gate"));
        return CLASS.matcher(part)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> classes() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> classes.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        return classes;
    }

    @Test
    void every_class_that_the_tables_and_the_journeys_name_exists() throws IOException {
        assertThat(namedClasses()).hasSizeGreaterThan(30).isSubsetOf(classes());
    }
}
