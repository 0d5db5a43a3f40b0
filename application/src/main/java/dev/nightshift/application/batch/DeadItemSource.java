package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.ItemFormat;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.UnreadableItem;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The open dead items of a job that are reserved for a replay, by their numbers. */
record DeadItemSource<I>(DeadItems dead, JobId origin, JobId replay, ItemFormat<I> format) implements Source<I> {

    private static final int AT_ONCE = 1_000;

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public Items<I> after(@Nullable String position) {
        long first = position == null ? 0 : number(position);
        return new Items<>() {
            private final Queue<DeadItems.Numbered> read = new ArrayDeque<>();
            private long last = first;

            @Override
            public @Nullable Item<I> next() {
                if (read.isEmpty()) {
                    read.addAll(dead.open(origin, replay, last, AT_ONCE));
                }
                DeadItems.Numbered found = read.poll();
                if (found == null) {
                    return null;
                }
                last = found.number();
                return item(found);
            }
        };
    }

    private Item<I> item(DeadItems.Numbered found) {
        String number = Long.toString(found.number());
        try {
            return new Item<>(format.read().apply(found.item().payload()), number);
        } catch (RuntimeException unreadable) {
            throw new UnreadableItem(number, found.item().payload(), unreadable);
        }
    }

    private static long number(String position) {
        try {
            return Long.parseLong(position);
        } catch (NumberFormatException refused) {
            throw new InvalidParameters("", "there is no dead item '%s'".formatted(position));
        }
    }
}
