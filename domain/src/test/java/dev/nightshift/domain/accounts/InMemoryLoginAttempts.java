package dev.nightshift.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Login attempts in memory, by a clock that tests move. */
public final class InMemoryLoginAttempts implements LoginAttempts {

    private final List<Made> made = new ArrayList<>();
    private final InstantSource clock;

    public InMemoryLoginAttempts(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Attempt begin(String name, String address, LoginLimits limits) {
        Predicate<Made> sameAddress = one -> one.address().equals(address);
        List<Made> ofAddress = counting(sameAddress, limits);
        List<Made> ofName = counting(sameAddress.and(one -> one.name().equals(folded(name))), limits);
        Duration wait = Collections.max(
                List.of(wait(ofName, limits.perName(), limits), wait(ofAddress, limits.perAddress(), limits)));
        if (wait.compareTo(Duration.ZERO) > 0) {
            return new Attempt.Refused(wait);
        }
        made.add(new Made(folded(name), address, clock.instant()));
        return new Attempt.Admitted(
                ofName.size() + 1 == limits.perName() || ofAddress.size() + 1 == limits.perAddress());
    }

    private List<Made> counting(Predicate<Made> which, LoginLimits limits) {
        Instant since = clock.instant().minus(limits.window());
        return made.stream()
                .filter(which)
                .filter(one -> one.at().isAfter(since))
                .toList();
    }

    private Duration wait(List<Made> counting, int most, LoginLimits limits) {
        if (counting.size() < most) {
            return Duration.ZERO;
        }
        Instant leaves = counting.get(counting.size() - most).at().plus(limits.window());
        return Duration.between(clock.instant(), leaves);
    }

    @Override
    public synchronized void forgive(String name, String address) {
        made.removeIf(one -> one.name().equals(folded(name)) && one.address().equals(address));
    }

    @Override
    public synchronized void forgiveAll(String name) {
        made.removeIf(one -> one.name().equals(folded(name)));
    }

    @Override
    public synchronized int purge(Duration window, int limit) {
        Instant since = clock.instant().minus(window);
        List<Made> old = made.stream()
                .filter(one -> !one.at().isAfter(since))
                .limit(limit)
                .toList();
        made.removeAll(old);
        return old.size();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private record Made(String name, String address, Instant at) {}
}
