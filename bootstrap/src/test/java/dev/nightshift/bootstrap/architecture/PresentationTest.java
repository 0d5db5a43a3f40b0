package dev.nightshift.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The domain and the use cases decide; how that is written down for readers is up to the adapters. */
class PresentationTest {

    private static final Pattern MARKUP = Pattern.compile(
            "<(?:html|head|body|table|t[dhr]|svg|rect|polyline|style|div|span)\\b|font-family|[a-z]+\\{fill:"
                    + "|\"text/(?:html|csv|css)\"|image/svg|,\\s*\"\\r\\n\"|\\\\r\\\\n\"\\)");

    private static boolean hasMarkup(String source) {
        return MARKUP.matcher(source).find();
    }

    @Test
    void neither_the_domain_nor_the_application_holds_markup_styles_or_tables_as_text() throws IOException {
        for (String ring : List.of("domain", "application")) {
            try (Stream<Path> files = Files.walk(Path.of("..", ring, "src", "main", "java"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java")))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(hasMarkup(Files.readString(file)))
                                .as(file.toString())
                                .isFalse());
            }
        }
    }

    @Test
    void a_planted_page_is_found() {
        assertThat(hasMarkup("String page = \"<table><tr>\";")).isTrue();
        assertThat(hasMarkup("new ReportFile(name, \"text/html\", page)")).isTrue();
    }
}
