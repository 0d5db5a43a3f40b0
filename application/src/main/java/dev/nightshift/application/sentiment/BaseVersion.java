package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.stats.DayRange;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which version of a method a recalculation is compared with. */
final class BaseVersion {

    private final IndexDays days;

    BaseVersion(IndexDays days) {
        this.days = days;
    }

    /** @throws InvalidParameters if the method has no such version */
    static Method of(Method method, long version) {
        String name = method.version().name();
        return Methods.find(name, Math.toIntExact(version))
                .orElseThrow(
                        () -> new InvalidParameters("/fromVersion", "%s has no version %d".formatted(name, version)));
    }

    /** The one that is asked for, or else the newest of which days are kept, another one than the target if there is one. */
    Method of(Method target, DayRange range, Optional<Long> asked) {
        if (asked.isPresent()) {
            return of(target, asked.get());
        }
        String name = target.version().name();
        Method newest = Methods.find(name).orElseThrow();
        return IntStream.iterate(newest.version().version(), version -> version > 0, version -> version - 1)
                .mapToObj(version -> Methods.find(name, version))
                .flatMap(Optional::stream)
                .filter(each -> !IndexVariant.of(each).equals(IndexVariant.of(target)))
                .filter(each -> !days.in(IndexVariant.of(each), range).isEmpty())
                .findFirst()
                .orElse(newest);
    }
}
