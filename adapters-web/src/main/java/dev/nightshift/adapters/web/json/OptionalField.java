package dev.nightshift.adapters.web.json;

import io.micronaut.core.annotation.Introspected;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a PATCH that may be absent, which leaves the value as it is, or null, which clears it.
 *
 * @param isPresent whether the body has the field
 * @param value null when the field is absent or null
 */
@Introspected
public record OptionalField<T>(boolean isPresent, @Nullable T value) {

    private static final OptionalField<?> ABSENT = new OptionalField<>(false, null);

    @SuppressWarnings("unchecked") // it holds no T
    public static <T> OptionalField<T> absent() {
        return (OptionalField<T>) ABSENT;
    }

    public static <T> OptionalField<T> of(@Nullable T value) {
        return new OptionalField<>(true, value);
    }

    /** The given value, or the one there was when none is given. */
    public @Nullable T or(@Nullable T before) {
        return isPresent ? value : before;
    }

    public <R> OptionalField<R> map(Function<? super T, ? extends R> mapping) {
        return isPresent ? of(value == null ? null : mapping.apply(value)) : absent();
    }
}
