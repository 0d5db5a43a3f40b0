package dev.nightshift.backup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tables in an order in which each comes after those its rows refer to; a cycle is broken anywhere. */
final class LoadOrder {

    private final List<Catalogue.Reference> references;
    private final Set<String> ordered = new LinkedHashSet<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    private LoadOrder(List<Catalogue.Reference> references) {
        this.references = references;
    }

    static List<String> of(List<String> tables, List<Catalogue.Reference> references) {
        LoadOrder order = new LoadOrder(references);
        tables.forEach(order::add);
        List<String> all = new ArrayList<>(order.ordered);
        all.retainAll(tables);
        return all;
    }

    private void add(String table) {
        if (ordered.contains(table) || !underWay.add(table)) {
            return;
        }
        references.stream()
                .filter(reference -> reference.from().equals(table))
                .map(Catalogue.Reference::to)
                .forEach(this::add);
        underWay.remove(table);
        ordered.add(table);
    }
}
