package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.Method;
import java.util.List;
import java.util.Set;

/** Which of several methods is meant when nobody says: the first that has data. */
final class ChooseMethod {

    private ChooseMethod() {}

    /** @param candidates at least one; the first when none has data */
    static Method of(List<Method> candidates, MarketTables tables) {
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        Set<String> names = tables.names();
        return candidates.stream()
                .filter(method -> method.inputs().stream().anyMatch(input -> names.contains(input.table())))
                .findFirst()
                .orElse(candidates.get(0));
    }
}
