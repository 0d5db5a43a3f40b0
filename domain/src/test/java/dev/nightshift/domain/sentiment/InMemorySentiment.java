package dev.nightshift.domain.sentiment;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.Undoable;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.migration.LayoutMigration;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.report.Reports;
import dev.nightshift.domain.sentiment.validation.Findings;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that the context keeps, in memory. */
public final class InMemorySentiment implements Undoable {

    private static final Comparator<IndexVariant> BY_NAME = Comparator.comparing(
                    (IndexVariant variant) -> variant.method().name())
            .thenComparing(variant -> variant.method().version())
            .thenComparing(IndexVariant::weights);

    private State state = new State();

    public MarketTables tables() {
        return new Tables();
    }

    public IndexDays days() {
        return new Days();
    }

    public IndexUpkeep upkeep() {
        return new Upkeep();
    }

    public Findings findings() {
        return new Found();
    }

    public Reports reports() {
        return new Files();
    }

    public Differences differences() {
        return new Differ();
    }

    public OlderTables olderTables() {
        return new Older();
    }

    public LayoutMigrations migrations() {
        return new Migrated();
    }

    @Override
    public Runnable savepoint() {
        State before = state.copy();
        return () -> state = before;
    }

    private static <K, V> int purged(NavigableMap<JobId, NavigableMap<K, V>> ofJobs, JobId before, int limit) {
        int purged = 0;
        for (NavigableMap<K, V> ofJob : ofJobs.headMap(before).values()) {
            while (purged < limit && ofJob.pollFirstEntry() != null) {
                purged++;
            }
        }
        return purged;
    }

    /** Rows as tables keep them: by the day they stand on, in the order of their file. */
    private static List<MarketRow> flat(Collection<List<MarketRow>> groups) {
        return groups.stream().flatMap(List::stream).toList();
    }

    private static NavigableMap<LocalDate, List<MarketRow>> grouped(List<MarketRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(MarketRow::standsOn, TreeMap::new, Collectors.toList()));
    }

    private static final class State {
        private final NavigableMap<String, NavigableMap<LocalDate, List<MarketRow>>> tables = new TreeMap<>();
        private final Map<IndexVariant, NavigableMap<LocalDate, StoredDay>> days = new HashMap<>();
        private final Map<IndexVariant, List<StoredDay>> former = new HashMap<>();
        private final Map<MethodVersion, JobId> upkeep = new HashMap<>();
        private final NavigableMap<JobId, NavigableMap<Long, Findings.Placed>> findings = new TreeMap<>();
        private final NavigableMap<JobId, NavigableMap<String, Reports.ReportFile>> reports = new TreeMap<>();
        private final NavigableMap<JobId, DifferenceSum> differences = new TreeMap<>();
        private final NavigableMap<String, OlderTables.OlderTable> older = new TreeMap<>();
        private final NavigableMap<JobId, LayoutMigration> migrations = new TreeMap<>();
        private final Map<JobId, NavigableMap<LocalDate, LayoutMigrations.Replaced>> remembered = new HashMap<>();

        State copy() {
            State copy = new State();
            tables.forEach((name, rows) -> copy.tables.put(name, new TreeMap<>(rows)));
            days.forEach((variant, kept) -> copy.days.put(variant, new TreeMap<>(kept)));
            former.forEach((variant, kept) -> copy.former.put(variant, new ArrayList<>(kept)));
            copy.upkeep.putAll(upkeep);
            findings.forEach((job, placed) -> copy.findings.put(job, new TreeMap<>(placed)));
            reports.forEach((job, files) -> copy.reports.put(job, new TreeMap<>(files)));
            copy.differences.putAll(differences);
            copy.older.putAll(older);
            copy.migrations.putAll(migrations);
            remembered.forEach((job, replaced) -> copy.remembered.put(job, new TreeMap<>(replaced)));
            return copy;
        }

        NavigableMap<LocalDate, List<MarketRow>> table(String name) {
            return tables.computeIfAbsent(name, any -> new TreeMap<>());
        }

        NavigableMap<LocalDate, StoredDay> days(IndexVariant variant) {
            return days.computeIfAbsent(variant, any -> new TreeMap<>());
        }
    }

    private final class Tables implements MarketTables {

        @Override
        public void hold(String table) {
            Objects.requireNonNull(table, "table");
        }

        @Override
        public Changes replace(String table, List<MarketRow> rows) {
            NavigableMap<LocalDate, List<MarketRow>> kept = state.table(table);
            Changes changes = Changes.NONE;
            for (Map.Entry<LocalDate, List<MarketRow>> group : grouped(rows).entrySet()) {
                List<MarketRow> before = kept.put(group.getKey(), group.getValue());
                long size = group.getValue().size();
                boolean same = group.getValue().equals(before);
                changes = changes.plus(
                        new Changes(before == null ? size : 0, before != null && !same ? size : 0, same ? size : 0));
            }
            return changes;
        }

        @Override
        public void remove(String table, Collection<LocalDate> standingOn) {
            standingOn.forEach(state.table(table)::remove);
        }

        @Override
        public List<MarketRow> rows(String table) {
            return flat(state.tables.getOrDefault(table, new TreeMap<>()).values());
        }

        @Override
        public List<MarketRow> rows(String table, Set<LocalDate> standingOn) {
            return rows(table).stream()
                    .filter(row -> standingOn.contains(row.standsOn()))
                    .toList();
        }

        @Override
        public SortedSet<LocalDate> standing(String table, DayRange range) {
            return new TreeSet<>(state.table(table)
                    .subMap(range.first(), range.last().plusDays(1))
                    .keySet());
        }

        @Override
        public SortedSet<String> names() {
            return new TreeSet<>(state.tables.keySet());
        }
    }

    private final class Days implements IndexDays {

        @Override
        public void hold(IndexVariant variant) {
            // nobody else is there
        }

        @Override
        public void remove(IndexVariant variant, Collection<LocalDate> days) {
            days.forEach(day -> {
                StoredDay before = state.days(variant).remove(day);
                if (before != null) {
                    formerOf(variant).add(before);
                }
            });
        }

        private List<StoredDay> formerOf(IndexVariant variant) {
            return state.former.computeIfAbsent(variant, any -> new ArrayList<>());
        }

        @Override
        public void replace(IndexVariant variant, List<StoredDay> days) {
            for (StoredDay day : days) {
                StoredDay before = state.days(variant).put(day.day().date(), day);
                if (before != null && !before.day().equals(day.day())) {
                    formerOf(variant).add(before);
                }
            }
        }

        @Override
        public List<StoredDay> in(IndexVariant variant, DayRange range) {
            return List.copyOf(state.days(variant)
                    .subMap(range.first(), range.last().plusDays(1))
                    .values());
        }

        @Override
        public List<StoredDay> former(IndexVariant variant, DayRange range) {
            return state.former.getOrDefault(variant, List.of()).stream()
                    .filter(kept -> range.contains(kept.day().date()))
                    .sorted(Comparator.comparing(kept -> kept.day().date()))
                    .toList();
        }

        @Override
        public Optional<StoredDay> latest(IndexVariant variant) {
            return state.days(variant).values().stream()
                    .filter(kept -> kept.day().value().isPresent())
                    .reduce((first, second) -> second);
        }

        @Override
        public Optional<DayRange> span(IndexVariant variant) {
            NavigableMap<LocalDate, StoredDay> kept = state.days(variant);
            return kept.isEmpty() ? Optional.empty() : Optional.of(new DayRange(kept.firstKey(), kept.lastKey()));
        }

        @Override
        public List<IndexVariant> variants() {
            return state.days.entrySet().stream()
                    .filter(each -> !each.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .sorted(BY_NAME)
                    .toList();
        }
    }

    private final class Upkeep implements IndexUpkeep {

        @Override
        public Optional<JobId> holdLast(MethodVersion method) {
            return Optional.ofNullable(state.upkeep.get(method));
        }

        @Override
        public void note(MethodVersion method, JobId job) {
            state.upkeep.put(method, job);
        }
    }

    private final class Found implements Findings {

        @Override
        public void add(JobId job, List<Placed> findings) {
            findings.forEach(each ->
                    state.findings.computeIfAbsent(job, any -> new TreeMap<>()).put(each.place(), each));
        }

        @Override
        public Page<Placed, Long> of(JobId job, @Nullable Long after, int limit) {
            long last = Objects.requireNonNullElse(after, Long.MIN_VALUE);
            List<Placed> rows = state.findings.getOrDefault(job, new TreeMap<>()).values().stream()
                    .filter(each -> each.place() > last)
                    .limit(limit + 1L)
                    .toList();
            return Page.cut(rows, limit, Placed::place);
        }

        @Override
        public int purge(JobId before, int limit) {
            return purged(state.findings, before, limit);
        }
    }

    private final class Files implements Reports {

        @Override
        public void put(JobId job, List<ReportFile> files) {
            files.forEach(file ->
                    state.reports.computeIfAbsent(job, any -> new TreeMap<>()).put(file.name(), file));
        }

        @Override
        public Optional<ReportFile> find(JobId job, String name) {
            return Optional.ofNullable(
                    state.reports.getOrDefault(job, new TreeMap<>()).get(name));
        }

        @Override
        public List<String> names(JobId job) {
            return List.copyOf(state.reports.getOrDefault(job, new TreeMap<>()).keySet());
        }

        @Override
        public int purge(JobId before, int limit) {
            return purged(state.reports, before, limit);
        }
    }

    private final class Differ implements Differences {

        @Override
        public DifferenceSum add(JobId job, DifferenceSum ofChunk) {
            DifferenceSum sum =
                    state.differences.getOrDefault(job, DifferenceSum.NONE).plus(ofChunk);
            state.differences.put(job, sum);
            return sum;
        }

        @Override
        public int purge(JobId before, int limit) {
            List<JobId> old = state.differences.headMap(before).keySet().stream()
                    .limit(limit)
                    .toList();
            old.forEach(state.differences::remove);
            return old.size();
        }
    }

    private final class Older implements OlderTables {

        @Override
        public void put(String name, OlderTable table) {
            state.older.put(name, table);
        }

        @Override
        public Optional<OlderTable> find(String name) {
            return Optional.ofNullable(state.older.get(name));
        }

        @Override
        public SortedSet<String> names() {
            return new TreeSet<>(state.older.keySet());
        }
    }

    private final class Migrated implements LayoutMigrations {

        @Override
        public void put(LayoutMigration migration) {
            state.migrations.put(migration.id(), migration);
        }

        @Override
        public Optional<LayoutMigration> find(JobId id) {
            return Optional.ofNullable(state.migrations.get(id));
        }

        @Override
        public List<LayoutMigration> of(String source) {
            return state.migrations.values().stream()
                    .filter(each -> each.source().equals(source))
                    .sorted(Comparator.comparing(LayoutMigration::id).reversed())
                    .toList();
        }

        @Override
        public List<LayoutMigration> openInto(String target) {
            return state.migrations.values().stream()
                    .filter(each -> each.target().equals(target))
                    .filter(LayoutMigration::isOpen)
                    .sorted(Comparator.comparing(LayoutMigration::id).reversed())
                    .toList();
        }

        @Override
        public void remember(JobId migration, List<Replaced> days) {
            days.forEach(each -> state.remembered
                    .computeIfAbsent(migration, any -> new TreeMap<>())
                    .putIfAbsent(each.day(), each));
        }

        @Override
        public List<Replaced> remembered(JobId migration) {
            return List.copyOf(
                    state.remembered.getOrDefault(migration, new TreeMap<>()).values());
        }

        @Override
        public void forget(JobId migration) {
            state.remembered.remove(migration);
        }

        @Override
        public void complete(JobId migration) {
            state.remembered
                    .getOrDefault(migration, new TreeMap<>())
                    .replaceAll((day, replaced) -> new Replaced(day, List.of(), Optional.empty()));
        }

        @Override
        public SortedSet<LocalDate> writtenDays(String target) {
            return state.migrations.values().stream()
                    .filter(each -> each.target().equals(target))
                    .flatMap(each -> remembered(each.id()).stream())
                    .map(Replaced::day)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
