package dev.nightshift.application.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Finds cycles in who depends on whom. */
final class Cycles {

    private Cycles() {}

    /**
     * The members of one cycle, the first of them again at the end; empty when there is none.
     *
     * @param edges for each index, the indexes that it depends on
     */
    static Optional<List<Integer>> in(List<List<Integer>> edges) {
        int[] left = new int[edges.size()];
        List<List<Integer>> dependants = new ArrayList<>();
        edges.forEach(any -> dependants.add(new ArrayList<>()));
        Deque<Integer> free = new ArrayDeque<>();
        for (int i = 0; i < edges.size(); i++) {
            left[i] = edges.get(i).size();
            for (int parent : edges.get(i)) {
                dependants.get(parent).add(i);
            }
            if (left[i] == 0) {
                free.add(i);
            }
        }
        int done = 0;
        while (!free.isEmpty()) {
            done++;
            for (int dependant : dependants.get(free.remove())) {
                if (--left[dependant] == 0) {
                    free.add(dependant);
                }
            }
        }
        return done == edges.size() ? Optional.empty() : Optional.of(cycle(edges, left));
    }

    /** Follows dependencies that are still open until one comes again. */
    private static List<Integer> cycle(List<List<Integer>> edges, int[] left) {
        List<Integer> path = new ArrayList<>();
        int at = 0;
        while (left[at] == 0) {
            at++;
        }
        while (!path.contains(at)) {
            path.add(at);
            at = edges.get(at).stream()
                    .filter(parent -> left[parent] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        List<Integer> cycle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
        cycle.add(at);
        return cycle;
    }
}
