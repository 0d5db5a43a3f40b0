package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.Source;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a job has to go through that was interrupted after its last item. */
record EmptySource<I>() implements Source<I> {

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public Items<I> after(@Nullable String position) {
        return () -> null;
    }
}
