package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.request.CursorFormat;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.domain.Page;
import io.micronaut.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers with pages of what is few enough to be read as a whole, in the order of its names. */
final class ByName<T> {

    private final CursorFormat<String> cursor;
    private final Function<T, String> name;

    /** @param list names the list and the version of its cursor, such as {@code templates1} */
    ByName(String list, Function<T, String> name) {
        this.cursor = new CursorFormat<>(list, List::of, parts -> String.join("\n", parts));
        this.name = name;
    }

    <R> HttpResponse<Listing<R>> answer(List<T> all, Paging paging, Function<? super T, ? extends R> mapping) {
        @Nullable String after = paging.after(cursor);
        List<T> rows = all.stream()
                .filter(one -> after == null || name.apply(one).compareTo(after) > 0)
                .sorted(Comparator.comparing(name))
                .toList();
        return paging.answer(Page.cut(rows, paging.limit(), name), mapping, cursor);
    }
}
