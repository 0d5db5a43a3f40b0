package dev.nightshift.bootstrap.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YAML as the service writes it: maps and lists in blocks, scalars plain or in double quotes. */
final class Yaml {

    private final List<String> lines;
    private int at;

    private Yaml(List<String> lines) {
        this.lines = lines;
    }

    static Map<String, Object> read(String text) {
        return new Yaml(text.lines().filter(line -> !line.isBlank()).toList()).map(0);
    }

    private static int indentOf(String line) {
        int indent = 0;
        while (line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private Map<String, Object> map(int indent) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (at < lines.size() && indentOf(lines.get(at)) == indent && !isItem(lines.get(at), indent)) {
            entry(lines.get(at).substring(indent), indent, map);
        }
        return map;
    }

    private void entry(String text, int indent, Map<String, Object> map) {
        int colon = text.startsWith("\"") ? text.indexOf("\":") + 1 : text.indexOf(':');
        String rest = text.substring(colon + 1).strip();
        at++;
        map.put(String.valueOf(scalar(text.substring(0, colon))), rest.isEmpty() ? nested(indent + 2) : scalar(rest));
    }

    private Object nested(int indent) {
        return isItem(lines.get(at), indent) ? list(indent) : map(indent);
    }

    private List<Object> list(int indent) {
        List<Object> list = new ArrayList<>();
        while (at < lines.size() && indentOf(lines.get(at)) == indent && isItem(lines.get(at), indent)) {
            String rest = lines.get(at).substring(indent + 2);
            if (rest.matches("(\"[^\"]*\"|[^\"\\s][^:\"]*):( .*)?")) {
                Map<String, Object> item = new LinkedHashMap<>();
                entry(rest, indent + 2, item);
                item.putAll(map(indent + 2));
                list.add(item);
            } else {
                at++;
                list.add(scalar(rest));
            }
        }
        return list;
    }

    private static boolean isItem(String line, int indent) {
        return line.startsWith("- ", indent);
    }

    private static Object scalar(String text) {
        if (text.equals("{}")) {
            return Map.of();
        }
        if (text.equals("[]")) {
            return List.of();
        }
        if (text.startsWith("\"")) {
            return text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        return text;
    }
}
