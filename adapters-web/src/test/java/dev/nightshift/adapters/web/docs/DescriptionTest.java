package dev.nightshift.adapters.web.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nightshift.adapters.web.OnTestServer;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.request.QueryParameters;
import dev.nightshift.adapters.web.security.PublicAddresses;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API keeps the rules of linters, and is true of the service that answers it. */
@OnTestServer
class DescriptionTest {

    private static final String LINTER = "@redocly/cli@2";

    private final TestServer server;
    private final Map<String, Object> description;

    DescriptionTest(TestServer server) {
        this.server = server;
        this.description = server.get(CompletedDescription.class).description();
    }

    @SuppressWarnings("unchecked") // what JSON calls an object
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<?> list(Map<String, Object> node, String name) {
        return node.get(name) instanceof List<?> found ? found : List.of();
    }

    private void forEachOperation(BiConsumer<String, Map<String, Object>> visitor) {
        Tree.at(description, "paths").forEach((path, item) -> map(item)
                .forEach((method, operation) ->
                        visitor.accept(method.toUpperCase(Locale.ROOT) + " " + path, map(operation))));
    }

    /** The routes of the API that are described: those of tests are not. */
    private Stream<UriRouteInfo<Object, Object>> routes() {
        return server.get(Router.class)
                .uriRoutes()
                .map(DescriptionTest::cast)
                .filter(route -> Tree.at(description, "paths")
                                        .get(route.getUriMatchTemplate().toPathString())
                                instanceof Map<?, ?> item
                        && item.containsKey(route.getHttpMethodName().toLowerCase(Locale.ROOT)));
    }

    @SuppressWarnings("unchecked") // of any types
    private static UriRouteInfo<Object, Object> cast(UriRouteInfo<?, ?> route) {
        return (UriRouteInfo<Object, Object>) route;
    }

    private Map<String, Object> operationOf(UriRouteInfo<?, ?> route) {
        return Tree.at(
                description,
                "paths",
                route.getUriMatchTemplate().toPathString(),
                route.getHttpMethodName().toLowerCase(Locale.ROOT));
    }

    @Test
    void says_where_the_service_is_and_what_its_tags_mean() {
        assertThat(list(description, "servers")).isNotEmpty();
        Set<String> known = new HashSet<>();
        list(description, "tags").forEach(tag -> {
            assertThat(map(tag).get("description")).isNotNull();
            known.add(String.valueOf(map(tag).get("name")));
        });
        forEachOperation((name, operation) ->
                assertThat(list(operation, "tags")).as(name).isNotEmpty().allMatch(known::contains));
    }

    @Test
    void everything_that_may_be_null_has_a_type() {
        Tree.walk(description, node -> {
            if (node.containsKey("nullable")) {
                assertThat(node).containsKey("type");
            }
        });
    }

    @Test
    void every_operation_has_a_summary_and_a_name_of_its_own() {
        Set<String> names = new HashSet<>();
        forEachOperation((name, operation) -> {
            assertThat(operation.get("summary")).as(name).isNotNull();
            assertThat(names.add(String.valueOf(operation.get("operationId"))))
                    .as(name)
                    .isTrue();
            assertThat(String.valueOf(operation.get("operationId")))
                    .as(name)
                    .matches("(get|post|patch|delete)[A-Za-z]+");
        });
    }

    @Test
    void no_name_is_one_of_java() {
        assertThat(Tree.at(description, "components", "schemas").keySet())
                .allMatch(name -> name.matches("[A-Z][A-Za-z0-9]*"))
                .noneMatch(name -> name.matches(".*(Controller|Response|Answer|Body|Request|Listing|Node)"));
        assertThat(new String(server.get(CompletedDescription.class).text(), StandardCharsets.UTF_8))
                .doesNotContain("Controller", "JsonNode", "Listing_", "dev.nightshift", "io.micronaut", "java.");
    }

    @Test
    void every_operation_says_how_it_refuses_with_a_problem() {
        forEachOperation((name, operation) -> {
            Map<String, Object> responses = Tree.at(operation, "responses");
            assertThat(responses.keySet())
                    .as(name)
                    .anyMatch(status -> status.startsWith("2"))
                    .anyMatch(status -> status.startsWith("4"))
                    .allMatch(status -> status.matches("[0-9]{3}"));
            responses.forEach((status, response) -> {
                if (status.startsWith("4") || status.startsWith("5")) {
                    assertThat(String.valueOf(resolved(map(response)))).contains("application/problem+json");
                }
            });
        });
    }

    private Map<String, Object> resolved(Map<String, Object> node) {
        return node.get("$ref") instanceof String reference
                ? Tree.at(description, reference.substring(2).split("/", -1))
                : node;
    }

    @Test
    void nothing_is_described_that_nobody_refers_to_and_nothing_referred_to_is_missing() {
        Set<String> used = new TreeSet<>();
        Tree.walk(description, node -> {
            if (node.get("$ref") instanceof String reference) {
                used.add(reference);
            }
        });
        Set<String> there = new TreeSet<>();
        for (String kind : List.of("schemas", "responses", "parameters")) {
            Tree.at(description, "components", kind)
                    .keySet()
                    .forEach(name -> there.add("#/components/%s/%s".formatted(kind, name)));
        }
        assertThat(used).isEqualTo(there);
    }

    @Test
    void what_is_required_is_among_the_properties() {
        Tree.walk(Tree.at(description, "components", "schemas"), schema -> {
            if (schema.get("properties") instanceof Map<?, ?> properties
                    && schema.get("required") instanceof List<?> all) {
                assertThat(properties.keySet().stream().map(Object.class::cast)).containsAll(all);
            }
        });
    }

    @Test
    void security_is_lifted_exactly_where_anybody_may_ask() {
        routes().forEach(route -> {
            String path = route.getUriMatchTemplate().toPathString();
            Map<String, Object> operation = operationOf(route);
            if (PublicAddresses.include(path)) {
                assertThat(operation.get("security")).as(path).isEqualTo(List.of());
                assertThat(Tree.at(operation, "responses")).as(path).containsKey("400");
            } else {
                assertThat(operation.get("security") == null || path.equals("/prometheus"))
                        .as(path)
                        .isTrue();
                assertThat(Tree.at(operation, "responses")).as(path).containsKey("401");
            }
        });
    }

    @Test
    void an_idempotency_key_is_declared_exactly_where_it_is_taken() {
        routes().forEach(route -> assertThat(
                        String.valueOf(operationOf(route).get("parameters")).contains("IdempotencyKey"))
                .as(route.toString())
                .isEqualTo(route.getTargetMethod().hasAnnotation(Idempotent.class)));
    }

    @Test
    void the_parameters_of_every_query_are_those_that_are_taken() {
        routes().forEach(route -> {
            Set<String> described = new TreeSet<>();
            list(operationOf(route), "parameters").forEach(parameter -> {
                Map<String, Object> one = resolved(map(parameter));
                if ("query".equals(one.get("in"))) {
                    described.add(String.valueOf(one.get("name")));
                }
            });
            assertThat(described)
                    .as(route.toString())
                    .isEqualTo(QueryParameters.of(route.getTargetMethod().getArguments()));
        });
    }

    @Test
    void every_job_type_that_is_open_has_a_schema_of_its_parameters() {
        Map<String, Object> schemas = Tree.at(description, "components", "schemas");
        assertThat(schemas).containsKeys("NewJob", "NoOpParameters", "NewNoOpJob", "NewJobOfTemplate");
        assertThat(Tree.at(schemas, "NoOpParameters", "properties")).containsKeys("items", "chunkSize", "maxDuration");
        assertThat(Tree.at(schemas, "NoOpParameters").get("additionalProperties"))
                .isEqualTo(false);
    }

    /** Skipped where the linter is not at hand: nothing is downloaded for it. */
    @Test
    void a_linter_finds_no_error(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(run(folder, "--version") == 0, "npx finds no " + LINTER + " on this machine");
        Files.write(
                folder.resolve("openapi.yml"),
                server.get(CompletedDescription.class).text());
        int exit = run(folder, "lint", "openapi.yml", "--extends=recommended", "--format=stylish");
        assertThat(exit).as(Files.readString(folder.resolve("out"))).isZero();
    }

    private static int run(Path folder, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("npx", "--offline", "--yes", LINTER));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        try {
            Process process = builder.start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException thereIsNoNode) {
            return -1;
        }
    }
}
