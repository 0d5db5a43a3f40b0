package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes values out of parameters that are given as text: what a text means is decided by the parameter, not by its looks. */
public final class TextParameters {

    private TextParameters() {}

    /**
     * A parameter and its text.
     *
     * @param name a dot leads into an object
     */
    public record Assignment(String name, String text) {
        public Assignment {
            requireNonNull(name, "name");
            requireNonNull(text, "text");
        }
    }

    /**
     * The values as JSON would give them; a name that is not declared keeps its text, for whoever checks the names to refuse.
     *
     * @param declared the parameters that there are
     * @throws InvalidParameters if a name is given as a value and as an object
     */
    public static Map<String, @Nullable Object> read(List<Assignment> assignments, List<Parameter<?>> declared) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        TextForm.Members root = TextForm.of(declared);
        assignments.forEach(each -> put(all, each.name(), root, each.text(), ""));
        return all;
    }

    @SuppressWarnings("unchecked") // maps in here were put by this method
    private static void put(
            Map<String, @Nullable Object> into, String name, TextForm.Members members, String text, String pointer) {
        Optional<TextForm> form = members.member().apply(name);
        int dot = name.indexOf('.');
        if ((form.isPresent() && !(form.get() instanceof TextForm.Members)) || dot < 0) {
            putValue(into, name, form.orElse(TextForm.TEXT), text, pointer + "/" + name);
            return;
        }
        String outer = name.substring(0, dot);
        Object inner = into.computeIfAbsent(outer, any -> new LinkedHashMap<String, Object>());
        if (!(inner instanceof Map)) {
            throw twoThings(pointer + "/" + outer);
        }
        TextForm.Members innerMembers =
                members.member().apply(outer).orElse(TextForm.TEXT) instanceof TextForm.Members found
                        ? found
                        : new TextForm.Members(any -> Optional.empty());
        put((Map<String, @Nullable Object>) inner, name.substring(dot + 1), innerMembers, text, pointer + "/" + outer);
    }

    private static void putValue(
            Map<String, @Nullable Object> into, String name, TextForm form, String text, String pointer) {
        if (into.get(name) instanceof Map) {
            throw twoThings(pointer);
        }
        if (form instanceof TextForm.Several several) {
            List<Object> values =
                    into.get(name) instanceof List<?> before ? new ArrayList<>(before) : new ArrayList<>();
            pieces(text).forEach(piece -> values.add(several.each().value().apply(piece)));
            into.put(name, values);
        } else {
            into.put(
                    name,
                    form instanceof TextForm.Single single ? single.value().apply(text) : text);
        }
    }

    private static InvalidParameters twoThings(String pointer) {
        return new InvalidParameters(pointer, "is given as a value and as an object");
    }

    /** What stands between commas that have no backslash before them. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',') {
                piece.append(',');
                i++;
            } else if (c == ',') {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                piece.append(c);
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
