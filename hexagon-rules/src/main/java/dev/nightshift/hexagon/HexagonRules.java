package dev.nightshift.hexagon;

import java.util.List;
import java.util.stream.Stream;

/** Every rule that keeps a hexagon true. */
public final class HexagonRules {

    private HexagonRules() {}

    public static List<HexagonRule> of(Hexagon hexagon) {
        return Stream.of(
                        RingRules.of(hexagon),
                        ContextRules.of(hexagon),
                        CoreRules.of(hexagon),
                        StateRules.of(hexagon),
                        UseCaseRules.of(hexagon),
                        PortRules.of(hexagon),
                        PackageRules.of(hexagon),
                        StyleRules.of(hexagon),
                        ConfinementRules.of(hexagon),
                        TestKitRules.of(hexagon))
                .flatMap(List::stream)
                .toList();
    }
}
