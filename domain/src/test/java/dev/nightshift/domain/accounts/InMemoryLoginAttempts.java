package dev.nightshift.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Login attempts in memory, by a clock that tests move. */
public final class InMemoryLoginAttempts implements LoginAttempts {

    private final List<Made> made = new ArrayList<>();
    private final Map<List<String>, Instant> addresses = new HashMap<>();
    private final InstantSource clock;

    public InMemoryLoginAttempts(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Attempt begin(String name, String address, LoginLimits limits) {
        Predicate<Made> sameAddress = one -> one.address().equals(address);
        Predicate<Made> sameName = one -> one.name().equals(folded(name));
        List<Counted> counted = new ArrayList<>(List.of(
                counted(sameAddress.and(sameName), limits.perName(), limits.window()),
                counted(sameAddress, limits.perAddress(), limits.window())));
        if (!isKnown(name, address, limits)) {
            counted.add(counted(sameName, limits.everywhere(), limits.longWindow()));
        }
        Duration wait = Collections.max(counted.stream().map(this::wait).toList());
        if (wait.compareTo(Duration.ZERO) > 0) {
            return new Attempt.Refused(wait);
        }
        made.add(new Made(folded(name), address, clock.instant()));
        return new Attempt.Admitted(
                counted.stream().anyMatch(limit -> limit.at().size() + 1 == limit.most()));
    }

    private Counted counted(Predicate<Made> which, int most, Duration window) {
        Instant since = clock.instant().minus(window);
        return new Counted(
                made.stream()
                        .filter(which)
                        .map(Made::at)
                        .filter(at -> at.isAfter(since))
                        .toList(),
                most,
                window);
    }

    private boolean isKnown(String name, String address, LoginLimits limits) {
        Instant at = addresses.get(List.of(folded(name), address));
        return at != null && at.isAfter(clock.instant().minus(limits.remembered()));
    }

    private Duration wait(Counted limit) {
        if (limit.at().size() < limit.most()) {
            return Duration.ZERO;
        }
        Instant leaves = limit.at().get(limit.at().size() - limit.most()).plus(limit.window());
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
    public synchronized void remember(String name, String address) {
        addresses.put(List.of(folded(name), address), clock.instant());
    }

    @Override
    public synchronized void forgetAddresses(String name) {
        addresses.keySet().removeIf(known -> known.get(0).equals(folded(name)));
    }

    @Override
    public synchronized int purge(LoginLimits limits, int limit) {
        Instant since = clock.instant().minus(limits.longWindow());
        List<Made> old = made.stream()
                .filter(one -> !one.at().isAfter(since))
                .limit(limit)
                .toList();
        made.removeAll(old);
        return old.size();
    }

    @Override
    public synchronized int purgeAddresses(LoginLimits limits, int limit) {
        Instant known = clock.instant().minus(limits.remembered());
        List<List<String>> forgotten = addresses.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(known))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        forgotten.forEach(addresses::remove);
        return forgotten.size();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private record Made(String name, String address, Instant at) {}

    private record Counted(List<Instant> at, int most, Duration window) {}
}
