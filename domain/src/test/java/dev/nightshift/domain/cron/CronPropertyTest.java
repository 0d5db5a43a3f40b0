package dev.nightshift.domain.cron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Expressions and zones by chance, each in a few days around a change of the clock where its year has one, beside the fires that
 * walking finds. With {@code -Dnightshift.faults=full} 200 times as many; {@code -Dnightshift.faults.seed} chooses others.
 */
class CronPropertyTest {

    private static final int CASES = "full".equals(System.getProperty("nightshift.faults")) ? 200_000 : 1_000;
    private static final long SEED = Long.getLong("nightshift.faults.seed", 42);
    private static final int FIRST_YEAR = 1990;
    private static final int YEARS = 48;
    private static final List<Duration> NEAR = List.of(
            Duration.ZERO,
            Duration.ofNanos(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(1_500),
            Duration.ofMinutes(30));
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    private final Random random = new Random(SEED);
    private final RandomExpression expressions = new RandomExpression(random);

    @Test
    void every_next_fire_is_the_first_that_walking_finds() {
        for (int number = 0; number < CASES; number++) {
            String cron = expressions.next();
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Instant from = someTimeIn(FIRST_YEAR + random.nextInt(YEARS), zone);
            check("seed %d, case %d: '%s' in %s".formatted(SEED, number, cron, zone), cron, zone, from);
        }
    }

    private Instant someTimeIn(int year, ZoneId zone) {
        Instant start = Year.of(year).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant some = start.plus(Duration.ofHours(random.nextInt(365 * 24)));
        ZoneOffsetTransition change = zone.getRules().nextTransition(some);
        boolean isNear = change != null && change.getInstant().isBefore(start.plus(Duration.ofDays(730)));
        return isNear ? change.getInstant().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.HOURS) : some;
    }

    private void check(String what, String cron, ZoneId zone, Instant from) {
        Instant to = from.plus(Duration.ofDays(3));
        CronExpression expression = CronExpression.of(cron);
        TreeSet<Instant> walked = new TreeSet<>(new WalkedTimes(cron).between(zone, from, to));
        Instant after = from.minusNanos(1);
        for (Instant fire : walked) {
            assertThat(expression.nextAfter(after, zone))
                    .as("%s after %s", what, after)
                    .contains(fire);
            after = fire;
        }
        assertThat(expression.nextAfter(after, zone).filter(next -> next.isBefore(to)))
                .as("%s after %s", what, after)
                .isEmpty();
        for (Instant any : moments(from, to, zone)) {
            Instant next = expression
                    .nextAfter(any, zone)
                    .filter(found -> found.isBefore(to))
                    .orElse(to);
            Instant wanted = walked.higher(any);
            assertThat(next).as("%s after %s", what, any).isEqualTo(wanted == null ? to : wanted);
        }
    }

    /** Some by chance, and those around the change of the clock. */
    private List<Instant> moments(Instant from, Instant to, ZoneId zone) {
        List<Instant> moments = new ArrayList<>();
        for (int times = 0; times < 10; times++) {
            moments.add(
                    from.plusNanos(random.nextLong(Duration.between(from, to).toNanos())));
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        if (change != null && change.getInstant().isBefore(to)) {
            for (Duration near : NEAR) {
                moments.add(change.getInstant().plus(near));
                moments.add(change.getInstant().minus(near));
            }
        }
        return moments;
    }
}
