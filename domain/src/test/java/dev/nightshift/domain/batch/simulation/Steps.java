package dev.nightshift.domain.batch.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was done, in order. Texts are made when they are asked for. */
final class Steps {

    private final List<Step> all = new ArrayList<>();

    void add(String who, String what, Object... about) {
        all.add(new Step(who, what, Arrays.asList(about)));
    }

    String told() {
        return IntStream.range(0, all.size())
                .mapToObj(i -> "%4d  %s".formatted(i + 1, all.get(i)))
                .collect(Collectors.joining("\n"));
    }

    private record Step(String who, String what, List<Object> about) {
        @Override
        public String toString() {
            return who + " " + what + about.stream().map(thing -> " " + thing).collect(Collectors.joining());
        }
    }
}
