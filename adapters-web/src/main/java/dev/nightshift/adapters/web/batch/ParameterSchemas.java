package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.docs.Tree;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.TextForm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters of job types as schemas of OpenAPI; a kind that only its type knows is described in words. */
final class ParameterSchemas {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("whole number from (-?[0-9]+) to (-?[0-9]+)");
    private static final Pattern TEXT = Pattern.compile("text of 1 to ([0-9]+) characters");
    private static final Pattern TEXTS = Pattern.compile("list of 1 to ([0-9]+) texts of 1 to ([0-9]+) characters");
    private static final Pattern CHOICE = Pattern.compile("one of ([A-Z0-9_]+(?:, [A-Z0-9_]+)*)");

    private ParameterSchemas() {}

    static Map<String, Object> object(List<? extends Parameter<?>> members) {
        Map<String, Object> schema = Tree.of("type", "object", "additionalProperties", false);
        List<String> required = members.stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        Map<String, Object> properties = Tree.at(schema, "properties");
        members.forEach(member -> properties.put(member.name(), of(member)));
        return schema;
    }

    private static Map<String, Object> of(Parameter<?> parameter) {
        Map<String, Object> schema = kind(parameter);
        String about = Stream.of(parameter.about(), schema.containsKey("type") ? "" : "A " + parameter.kind() + ".")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        if (!about.isEmpty()) {
            schema.put("description", about);
        }
        Object otherwise = parameter.otherwise();
        if (otherwise instanceof Number || otherwise instanceof Boolean) {
            schema.put("default", otherwise);
        } else if (otherwise instanceof Enum<?> constant) {
            schema.put("default", constant.name());
        }
        return schema;
    }

    private static Map<String, Object> kind(Parameter<?> parameter) {
        String kind = parameter.kind();
        if (parameter.form() instanceof TextForm.Members members) {
            return members.declared().isEmpty()
                    ? Tree.of("type", "object", "additionalProperties", Tree.of("type", "number"))
                    : object(members.declared());
        }
        Matcher whole = WHOLE_NUMBER.matcher(kind);
        if (whole.matches()) {
            return Tree.of(
                    "type",
                    "integer",
                    "format",
                    "int64",
                    "minimum",
                    Long.valueOf(whole.group(1)),
                    "maximum",
                    Long.valueOf(whole.group(2)));
        }
        Matcher texts = TEXTS.matcher(kind);
        if (texts.matches()) {
            return Tree.of(
                    "type",
                    "array",
                    "minItems",
                    1,
                    "maxItems",
                    Integer.valueOf(texts.group(1)),
                    "items",
                    text(texts.group(2)));
        }
        Matcher text = TEXT.matcher(kind);
        if (text.matches()) {
            return text(text.group(1));
        }
        Matcher choice = CHOICE.matcher(kind);
        if (choice.matches()) {
            return Tree.of(
                    "type", "string", "enum", Arrays.asList(choice.group(1).split(", ", -1)));
        }
        return simple(parameter);
    }

    private static Map<String, Object> text(String longest) {
        return Tree.of("type", "string", "minLength", 1, "maxLength", Integer.valueOf(longest));
    }

    private static Map<String, Object> simple(Parameter<?> parameter) {
        if (parameter.form() == TextForm.NUMBER) {
            return Tree.of("type", "number");
        }
        if (parameter.form() == TextForm.FLAG) {
            return Tree.of("type", "boolean");
        }
        if (parameter.form() instanceof TextForm.Several) {
            return Tree.of("type", "array", "items", Tree.of("type", "string"));
        }
        if (parameter.kind().startsWith("day such as")) {
            return Tree.of("type", "string", "format", "date");
        }
        return parameter.kind().startsWith("duration") ? Tree.of("type", "string", "example", "PT90S") : Tree.of();
    }
}
