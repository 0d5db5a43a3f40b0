package dev.nightshift.bootstrap.dump;

import dev.nightshift.domain.sentiment.validation.ColumnRules;
import dev.nightshift.domain.sentiment.validation.KnownTables;
import dev.nightshift.domain.sentiment.validation.TableRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a folder by what is in them.
 *
 * @param tables those with tables of today, by their names
 * @param older those with tables of older layouts, by their names
 * @param doubled the names of files whose table a file before them has already, by their names: plain ones come first
 * @param others the names of all other files and folders
 */
public record MarketFiles(
        SortedMap<String, Path> tables,
        SortedMap<String, Path> older,
        SortedSet<String> doubled,
        SortedSet<String> others) {

    private static final Pattern FILE = Pattern.compile("([a-z0-9_]+)\\.csv(\\.gz)?");
    private static final Pattern OLDER = Pattern.compile("kr_published_layout_[a-z0-9_]{1,40}");

    /** @throws IOException if the folder cannot be read */
    public static MarketFiles in(Path folder) throws IOException {
        MarketFiles files = new MarketFiles(new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
        try (Stream<Path> entries = Files.list(folder)) {
            entries.sorted().forEach(files::add);
        }
        return files;
    }

    /** The columns of numbers that a table has. */
    public static List<String> columnsOf(String table) {
        return KnownTables.find(table).map(TableRules::columns).orElse(List.of()).stream()
                .map(ColumnRules::column)
                .toList();
    }

    private void add(Path file) {
        String name = file.getFileName().toString();
        Matcher matcher = FILE.matcher(name);
        Optional<String> table = matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
        if (table.flatMap(KnownTables::find).isPresent()) {
            add(tables, table.get(), file);
        } else if (table.filter(each -> OLDER.matcher(each).matches()).isPresent()) {
            add(older, table.get(), file);
        } else {
            others.add(name);
        }
    }

    private void add(SortedMap<String, Path> files, String table, Path file) {
        if (files.putIfAbsent(table, file) != null) {
            doubled.add(file.getFileName().toString());
        }
    }
}
