package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.docs.DescriptionPart;
import dev.nightshift.adapters.web.docs.Tree;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.RunSettings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes, for every job type that users may ask for, the jobs and the parameters that it takes. */
@Singleton
final class JobTypeSchemas implements DescriptionPart {

    private static final String NEW_JOB = "NewJob";
    private static final List<String> OF_EVERY_JOB = List.of("priority", "strategy", "notBefore", "dependsOn", "start");

    private final JobTypes types;

    JobTypeSchemas(JobTypes types) {
        this.types = types;
    }

    @Override
    public void completeDescription(Map<String, Object> description) {
        Map<String, Object> schemas = Tree.at(description, "components", "schemas");
        if (!schemas.containsKey(NEW_JOB)) {
            return;
        }
        Map<String, Object> common = new LinkedHashMap<>(Tree.at(schemas, NEW_JOB, "properties"));
        List<Object> kinds = new ArrayList<>();
        for (JobType<?, ?, ?> type : types.all()) {
            if (type.isOpen() && isNewest(type)) {
                String name = camel(type.name().name());
                schemas.put(name + "Parameters", parameters(type));
                schemas.put("New" + name + "Job", job(type, name, common));
                kinds.add(reference("New" + name + "Job"));
                describeAddress(description, type, name, common);
            }
        }
        Map<String, Object> templated = new LinkedHashMap<>(common);
        schemas.put(
                "NewJobOfTemplate",
                Tree.of(
                        "type",
                        "object",
                        "description",
                        "A job that a template says all of that is not said here.",
                        "required",
                        List.of("template"),
                        "properties",
                        templated));
        kinds.add(reference("NewJobOfTemplate"));
        schemas.put(NEW_JOB, Tree.of("description", "A job that is wanted.", "anyOf", kinds));
    }

    private boolean isNewest(JobType<?, ?, ?> type) {
        return types.named(type.name().name())
                .filter(newest -> newest.name().equals(type.name()))
                .isPresent();
    }

    private static Map<String, Object> job(JobType<?, ?, ?> type, String name, Map<String, Object> common) {
        Map<String, Object> properties = new LinkedHashMap<>(common);
        properties.put(
                "type",
                Tree.of(
                        "type",
                        "string",
                        "enum",
                        List.of(
                                type.name().name(),
                                type.name().name() + "@" + type.name().version())));
        properties.put("parameters", reference(name + "Parameters"));
        List<String> required = isAnyRequired(type) ? List.of("type", "parameters") : List.of("type");
        return Tree.of("type", "object", "description", type.about(), "required", required, "properties", properties);
    }

    private static boolean isAnyRequired(JobType<?, ?, ?> type) {
        return type.parameters().declared().stream().anyMatch(Parameter::required);
    }

    private static Map<String, Object> parameters(JobType<?, ?, ?> type) {
        return ParameterSchemas.object(
                Stream.concat(type.parameters().declared().stream(), RunSettings.PARAMETERS.declared().stream())
                        .toList());
    }

    /** Of a type with an address of its own, the parameters are at the top of the body. */
    private static void describeAddress(
            Map<String, Object> description, JobType<?, ?, ?> type, String name, Map<String, Object> common) {
        String path =
                "/api/batch/" + type.name().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!Tree.at(description, "paths").containsKey(path)) {
            return;
        }
        Map<String, Object> schema = parameters(type);
        OF_EVERY_JOB.forEach(property -> Tree.at(schema, "properties").put(property, common.get(property)));
        Tree.at(description, "components", "schemas").put(name, schema);
        Tree.at(description, "paths", path, "post", "requestBody", "content", "application/json")
                .put("schema", reference(name));
    }

    private static Map<String, Object> reference(String name) {
        return Tree.of("$ref", "#/components/schemas/" + name);
    }

    private static String camel(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("_", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
