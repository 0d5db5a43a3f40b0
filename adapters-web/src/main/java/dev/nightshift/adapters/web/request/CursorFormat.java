package dev.nightshift.adapters.web.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Writes the position in a list as an opaque text, and reads it back.
 *
 * @param list names the list and the version of its cursor, such as {@code issues1}: another list's cursor is refused
 * @param parts the position as texts without line breaks
 * @param position the position of such texts; may throw any exception when they are none
 */
public record CursorFormat<P>(
        String list, Function<? super P, List<String>> parts, Function<List<String>, ? extends P> position) {

    private static final String SEPARATOR = "\n";

    public String write(P at) {
        String text = list + SEPARATOR + String.join(SEPARATOR, parts.apply(at));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** @throws ProblemException 400 if the text is not a cursor of this list */
    public P read(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> found = List.of(text.split(SEPARATOR, -1));
            if (!found.get(0).equals(list)) {
                throw notACursor();
            }
            return position.apply(found.subList(1, found.size()));
        } catch (ProblemException known) {
            throw known;
        } catch (RuntimeException unreadable) {
            throw notACursor();
        }
    }

    private static ProblemException notACursor() {
        return ProblemException.unreadable(
                FieldError.of("cursor", "is not a cursor of this list; take it from next or from the header Link"));
    }
}
