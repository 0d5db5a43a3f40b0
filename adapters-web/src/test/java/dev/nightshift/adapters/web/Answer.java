package dev.nightshift.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.createDefault();
    private static final Pattern JAVA_NAME = Pattern.compile("java\\.|io\\.micronaut|Exception|dev\\.nightshift|\\$");

    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    public JsonNode json() {
        try {
            return JSON.readValue(body, JsonNode.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(body, failure);
        }
    }

    /** A value of the body by the names that lead to it. */
    public JsonNode at(String... path) {
        JsonNode node = json();
        for (String name : path) {
            node = node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name);
            assertThat(node).as("%s in %s", name, body).isNotNull();
        }
        return node;
    }

    public String text(String... path) {
        return at(path).coerceStringValue();
    }

    public Answer hasStatus(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /** That it is a complete problem of this status which says nothing of Java. */
    public Answer isProblem(int expected) {
        hasStatus(expected);
        assertThat(header("Content-Type")).as(body).startsWith("application/problem+json");
        assertThat(at("status").getIntValue()).isEqualTo(expected);
        for (String field : new String[] {"type", "title", "detail", "instance", "code", "hint"}) {
            assertThat(text(field)).as(field).isNotBlank();
        }
        return saysNothingOfJava();
    }

    public Answer saysNothingOfJava() {
        assertThat(JAVA_NAME.matcher(body).find()).as(body).isFalse();
        return this;
    }

    /** That it names this place in the body, or this parameter. */
    public Answer naming(String pointerOrParameter) {
        String key = pointerOrParameter.startsWith("/") || pointerOrParameter.isEmpty() ? "pointer" : "parameter";
        assertThat(at("errors").values()).as(body).anySatisfy(error -> {
            JsonNode place = error.get(key);
            assertThat(place).isNotNull();
            assertThat(place.getStringValue()).isEqualTo(pointerOrParameter);
        });
        return this;
    }
}
