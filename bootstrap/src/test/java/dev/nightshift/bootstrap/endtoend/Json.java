package dev.nightshift.bootstrap.endtoend;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields of an answer by their name; where several objects have it, that of the first. */
record Json(String text) {

    String string(String field) {
        return find(field, "\"([^\"]*)\"").orElseThrow(() -> absent(field));
    }

    /** Empty when there is no such text, as when it is null. */
    Optional<String> optional(String field) {
        return find(field, "\"([^\"]*)\"");
    }

    long number(String field) {
        return find(field, "(-?[0-9]+)").map(Long::parseLong).orElseThrow(() -> absent(field));
    }

    private Optional<String> find(String field, String value) {
        Matcher matcher =
                Pattern.compile("\"%s\"\\s*:\\s*%s".formatted(field, value)).matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private AssertionError absent(String field) {
        return new AssertionError("there is no %s in %s".formatted(field, text));
    }
}
