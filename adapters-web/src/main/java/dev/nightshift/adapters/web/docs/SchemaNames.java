package dev.nightshift.adapters.web.docs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Gives schemas the names that readers of the API know, where the compiler gave them those of classes. */
final class SchemaNames {

    private static final String PREFIX = "#/components/schemas/";
    private static final String PAGE = "Listing_";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("AuditController.EntryAnswer", "AuditEntry"),
            Map.entry("AuthController.Me", "CurrentUser"),
            Map.entry("AuthController.RefreshTokenBody", "RefreshToken"),
            Map.entry("AuthController.TokenAnswer", "Tokens"),
            Map.entry("BatchMetrics.Health", "BatchHealthStatus"),
            Map.entry("Gap.Reason", "IndexGapReason"),
            Map.entry("HealthAnswer", "Health"),
            Map.entry("HealthAnswer.PartAnswer", "HealthCheck"),
            Map.entry("JobTypesController.RateResponse", "JobRate"),
            Map.entry("JobMove", "JobTransition"),
            Map.entry("Readiness.Status", "HealthStatus"),
            Map.entry("UsersController.UserAnswer", "User"));

    private SchemaNames() {}

    /** Renames all schemas, and every reference to them. */
    static void correct(Map<String, Object> description) {
        Map<String, Object> schemas = Tree.at(description, "components", "schemas");
        Map<String, String> names = new TreeMap<>();
        schemas.keySet().stream().filter(name -> !name.startsWith(PAGE)).forEach(name -> names.put(name, nameOf(name)));
        schemas.keySet().stream().filter(name -> name.startsWith(PAGE)).forEach(name -> {
            Object items =
                    Tree.at(schemas, name, "properties", "items", "items").get("$ref");
            String item = String.valueOf(items).substring(PREFIX.length());
            names.put(name, names.getOrDefault(item, item) + "Page");
        });
        Map<String, Object> renamed = new LinkedHashMap<>();
        names.forEach((before, after) -> renamed.put(after, schemas.get(before)));
        Tree.at(description, "components").put("schemas", renamed);
        Tree.walk(
                description,
                node -> node.computeIfPresent("$ref", (key, reference) -> {
                    String name = String.valueOf(reference).replace(PREFIX, "");
                    return names.containsKey(name) ? PREFIX + names.get(name) : reference;
                }));
    }

    private static String nameOf(String name) {
        return NAMES.getOrDefault(name, name.substring(name.lastIndexOf('.') + 1));
    }
}
