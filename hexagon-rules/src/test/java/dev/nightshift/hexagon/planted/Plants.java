package dev.nightshift.hexagon.planted;

import java.util.List;
import java.util.stream.Stream;

/** Every planted violation. */
final class Plants {

    static final List<Plant> ALL = Stream.of(
                    RingPlants.ALL, ContextPlants.ALL, CorePlants.ALL, UseCasePlants.ALL, StylePlants.ALL)
            .flatMap(List::stream)
            .toList();

    private Plants() {}
}
