package dev.nightshift.adapters.web.json;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * A body that is one object, or an array of such objects.
 *
 * @param isArray whether the body was an array, also of one
 */
@Introspected
public record OneOrMany<T>(List<T> items, boolean isArray) {

    public OneOrMany {
        items = List.copyOf(items);
    }

    /** The JSON pointer of an item in the body. */
    public String pointer(int index) {
        return isArray ? "/" + index : "";
    }
}
