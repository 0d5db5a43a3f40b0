package dev.nightshift.adapters.web.docs;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The description that the compiler wrote, completed by what the service that runs knows better: its routes, who may ask for
 * them, how they refuse, and its job types.
 */
@Singleton
final class CompletedDescription {

    private static final String WRITTEN_BY_THE_COMPILER = "classpath:META-INF/swagger/openapi.json";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String SCHEMAS = "#/components/schemas/";

    private static final Map<String, String> TAGS = new TreeMap<>(Map.of(
            "admin", "What administrators do: users, the audit log, retention.",
            "auth", "Sessions and passwords.",
            "batch", "Jobs, and what they are made from.",
            "documents", "Counting of the documents that a search service finds.",
            "external", "Posts of a sample external service.",
            "issues", "Issues, their comments and their status.",
            "sentiment", "The Fear & Greed Index.",
            "service", "Health and metrics of the service.",
            "statistics", "Daily statistics."));

    private static final Map<Integer, String> ERRORS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The request or one of its values cannot be read."),
            Map.entry(401, "There is no valid access token."),
            Map.entry(403, "The role of the caller, or the origin of the page, may not do this."),
            Map.entry(404, "There is no such thing, or none that the caller may see."),
            Map.entry(406, "The request accepts no media type that this can be answered in."),
            Map.entry(409, "The present state does not allow it; legal has the commands that are possible."),
            Map.entry(413, "The body is too large."),
            Map.entry(415, "The body has a media type or a coding that this does not take."),
            Map.entry(422, "Values break rules, or parameters or fields are not known; errors has them."),
            Map.entry(429, "Too much was asked for; Retry-After says when to come back."),
            Map.entry(500, "Something went wrong in the service; errorId is also in its log."),
            Map.entry(503, "The service cannot answer right now; Retry-After says when to come back.")));

    private final ResourceResolver resources;
    private final JsonMapper json;
    private final Router router;
    private final List<DescriptionPart> parts;
    private byte @Nullable [] text;

    CompletedDescription(ResourceResolver resources, JsonMapper json, Router router, List<DescriptionPart> parts) {
        this.resources = resources;
        this.json = json;
        this.router = router;
        this.parts = parts;
    }

    /** As YAML. */
    synchronized byte[] text() {
        if (text == null) {
            text = YamlText.of(description()).getBytes(StandardCharsets.UTF_8);
        }
        return text.clone();
    }

    Map<String, Object> description() {
        return complete(read());
    }

    private Map<String, Object> read() {
        InputStream stream = resources
                .getResourceAsStream(WRITTEN_BY_THE_COMPILER)
                .orElseThrow(() -> new IllegalStateException("the jar lacks " + WRITTEN_BY_THE_COMPILER));
        try (stream) {
            return json.readValue(stream, Argument.mapOf(String.class, Object.class));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, Object> complete(Map<String, Object> written) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("openapi", written.get("openapi"));
        whole.put("info", written.get("info"));
        whole.put("servers", List.of(Tree.of("url", "/", "description", "This service.")));
        whole.put("security", written.get("security"));
        whole.put("tags", tags());
        whole.put("paths", written.get("paths"));
        whole.put("components", written.get("components"));
        Tree.walk(whole, CompletedDescription::forgetClassOfAnything);
        SchemaNames.correct(whole);
        describeErrors(whole);
        router.uriRoutes()
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .map(DescribedRoute::new)
                .forEach(route -> complete(whole, route));
        parts.forEach(part -> part.completeDescription(whole));
        Tree.walk(whole, node -> giveType(whole, node));
        removeUnused(whole);
        return whole;
    }

    private static List<Object> tags() {
        List<Object> tags = new ArrayList<>();
        TAGS.forEach((name, description) -> tags.add(Tree.of("name", name, "description", description)));
        return tags;
    }

    private static void describeErrors(Map<String, Object> whole) {
        Map<String, Object> responses = Tree.at(whole, "components", "responses");
        ERRORS.forEach((status, description) -> {
            Map<String, Object> response = Tree.of("description", description);
            if (status == 429 || status == 503) {
                Tree.at(response, "headers")
                        .put("Retry-After", Tree.of("description", "Seconds.", "schema", Tree.of("type", "integer")));
            }
            Tree.at(response, "content", PROBLEM_JSON).put("schema", Tree.reference("schemas", "Problem"));
            responses.put(nameOf(status), response);
        });
        Tree.at(whole, "components", "parameters")
                .put(
                        "IdempotencyKey",
                        Tree.of(
                                "name",
                                "Idempotency-Key",
                                "in",
                                "header",
                                "description",
                                "Makes the request safe to repeat for a day: the same key with the same body has one"
                                        + " effect and one answer, with Idempotent-Replayed: true from the second on.",
                                "schema",
                                Tree.of("type", "string", "minLength", 1, "maxLength", 200)));
    }

    private static String nameOf(int status) {
        String words = HttpStatus.valueOf(status).name().toLowerCase(Locale.ROOT);
        StringBuilder name = new StringBuilder();
        for (String word : words.split("_", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    private static void complete(Map<String, Object> whole, DescribedRoute route) {
        String method = route.method().name().toLowerCase(Locale.ROOT);
        if (!Tree.at(whole, "paths").containsKey(route.path())) {
            return;
        }
        Map<String, Object> operation = Tree.at(whole, "paths", route.path(), method);
        operation.put("operationId", route.operationId());
        if (operation.get("summary") != null && operation.get("summary").equals(operation.get("description"))) {
            operation.remove("description");
        }
        if (route.isPublic()) {
            operation.put("security", List.of());
        } else if (route.isPublicForThisMachine()) {
            operation.put("security", List.of(Map.of(), Tree.of("bearer", List.of())));
        }
        Map<String, Object> key = Tree.reference("parameters", "IdempotencyKey");
        if (route.takesIdempotencyKey()
                && !String.valueOf(operation.get("parameters")).contains(key.toString())) {
            List<Object> parameters = new ArrayList<>((List<?>) operation.getOrDefault("parameters", List.of()));
            parameters.add(key);
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses(Tree.at(operation, "responses"), route));
    }

    private static Map<String, Object> responses(Map<String, Object> written, DescribedRoute route) {
        Map<String, Object> responses = new TreeMap<>();
        written.forEach((status, response) -> {
            if (!status.endsWith("XX")) {
                Map<String, Object> one = Tree.at(written, status);
                if (String.valueOf(one.get("description")).endsWith(status + " response")) {
                    one.put("description", "Done.");
                }
                responses.put(status, response);
            }
        });
        route.errors()
                .forEach(status ->
                        responses.putIfAbsent(Integer.toString(status), Tree.reference("responses", nameOf(status))));
        return responses;
    }

    /** A value that may be any object is described by the compiler as the class that holds it. */
    private static void forgetClassOfAnything(Map<String, Object> node) {
        if (String.valueOf(node.get("allOf")).contains(SCHEMAS + "JsonNode")) {
            node.remove("allOf");
            node.putIfAbsent("type", "object");
        }
    }

    /** What may be null needs a type beside it (OpenAPI 3.0.3), which the compiler leaves to the schema that is referred to. */
    private static void giveType(Map<String, Object> whole, Map<String, Object> node) {
        if (node.containsKey("nullable") && !node.containsKey("type")) {
            Object first = node.get("allOf") instanceof List<?> all && !all.isEmpty() ? all.get(0) : null;
            if (first instanceof Map<?, ?> reference && reference.get("$ref") instanceof String name) {
                Object type = Tree.at(whole, "components", "schemas", name.substring(SCHEMAS.length()))
                        .get("type");
                node.put("type", type == null ? "object" : type);
            } else {
                node.remove("nullable");
                node.remove("allOf");
            }
        }
    }

    private static void removeUnused(Map<String, Object> whole) {
        Map<String, Object> components = Tree.at(whole, "components");
        boolean isSmaller = true;
        while (isSmaller) {
            Set<String> used = new HashSet<>();
            Tree.walk(whole, node -> {
                if (node.get("$ref") instanceof String reference) {
                    used.add(reference);
                }
            });
            isSmaller = false;
            for (String kind : List.of("schemas", "responses", "parameters")) {
                isSmaller |= Tree.at(components, kind)
                        .keySet()
                        .removeIf(name -> !used.contains("#/components/%s/%s".formatted(kind, name)));
            }
        }
    }
}
