package dev.nightshift.adapters.web.docs;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes maps, lists and scalars as YAML 1.2: in blocks, texts in double quotes unless they are plain beyond doubt. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9 _/.{}-]*[A-Za-z0-9_}/]|[A-Za-z]");
    private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|\\.inf|\\.nan");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    static String of(Map<String, Object> root) {
        YamlText yaml = new YamlText();
        yaml.map(root, "");
        return yaml.text.toString();
    }

    private void map(Map<?, ?> map, String indent) {
        map.forEach((name, value) -> {
            text.append(indent).append(scalar(name)).append(':');
            value(value, indent + "  ");
        });
    }

    private void value(Object value, String indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n');
            map(map, indent);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append('\n');
            list.forEach(item -> item(item, indent));
        } else {
            text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void item(Object item, String indent) {
        int begin = text.length();
        text.append(indent).append('-');
        value(item, indent + "  ");
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            // the first line of the map goes beside the dash
            int afterDash = begin + indent.length() + 1;
            text.replace(afterDash, afterDash + 1 + indent.length() + 2, " ");
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Map<?, ?>) {
            return "{}";
        }
        if (value instanceof List<?>) {
            return "[]";
        }
        if (!(value instanceof String string)) {
            return String.valueOf(value);
        }
        boolean isPlain = VERSION.matcher(string).matches()
                || (PLAIN.matcher(string).matches()
                        && !WORD_OF_YAML.matcher(string).matches());
        return isPlain ? string : quoted(string);
    }

    private static String quoted(String string) {
        StringBuilder quoted = new StringBuilder("\"");
        string.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (point < ' ' || point == 0x7f || point == 0x85 || point == 0x2028 || point == 0x2029) {
                quoted.append("\\u%04x".formatted(point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }
}
