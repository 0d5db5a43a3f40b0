package dev.nightshift.application.sentiment;

import dev.nightshift.application.Transactions;
import dev.nightshift.application.sentiment.ImportMarket.Taken;
import dev.nightshift.domain.sentiment.MarketTables.Changes;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.migration.OlderTables.OlderTable;
import java.util.Optional;

/** Takes in a table of an older layout, in place of the one of that name. */
public final class ImportOlderTable {

    private final Transactions transactions;
    private final OlderTables olderTables;

    public ImportOlderTable(Transactions transactions, OlderTables olderTables) {
        this.transactions = transactions;
        this.olderTables = olderTables;
    }

    public Taken takeIn(String name, OlderTable table) {
        return transactions.inOne(() -> {
            Optional<OlderTable> before = olderTables.find(name);
            long size = table.rows().size();
            if (before.filter(table::equals).isPresent()) {
                return new Taken(new Changes(0, 0, size), 0);
            }
            olderTables.put(name, table);
            return new Taken(before.isPresent() ? new Changes(0, size, 0) : new Changes(size, 0, 0), 0);
        });
    }
}
