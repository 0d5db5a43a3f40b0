package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.TextParameters.Assignment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadTextParametersTest {

    private final Engine engine = new Engine();
    private final ReadTextParameters read = new ReadTextParameters(engine.types, engine.batch.templates());
    private final List<Assignment> given = List.of(
            new Assignment("items", "007"), new Assignment("chunkSize", "5"), new Assignment("colour", "005930"));

    @Test
    void reads_them_as_the_type_declares_them_and_those_of_every_job() {
        assertThat(read.read("COPYING", null, given))
                .isEqualTo(Map.of("items", 7L, "chunkSize", 5L, "colour", "005930"));
    }

    @Test
    void takes_the_type_of_the_template_where_none_is_named() {
        engine.batch.templates().add(new Template("copies", Copying.NAME, Map.of(), Priority.NORMAL, Strategy.CHUNKED));
        assertThat(read.read(null, "copies", given)).containsEntry("items", 7L);
    }

    @Test
    void leaves_those_of_an_unknown_type_as_they_are() {
        assertThat(read.read("ELSEWHERE", null, given))
                .containsEntry("items", "007")
                .containsEntry("chunkSize", 5L);
        assertThat(read.read(null, "nowhere", given)).containsEntry("items", "007");
        assertThat(read.read(null, null, given)).containsEntry("items", "007");
    }
}
