package dev.nightshift.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Rates of two ways to do the same, measured in turns. */
record Rounds(List<Double> ours, List<Double> rival) {

    static Rounds measure(int rounds, DoubleSupplier ours, DoubleSupplier rival) {
        List<Double> oursWas = new ArrayList<>();
        List<Double> rivalWas = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            oursWas.add(ours.getAsDouble());
            rivalWas.add(rival.getAsDouble());
        }
        return new Rounds(oursWas, rivalWas);
    }

    /** The medians, all else as details. */
    Figure figure(String name) {
        return Figure.high(name, median(ours), "/s")
                .against(median(rival))
                .with("ours", ours)
                .with("rival", rival);
    }

    private static double median(List<Double> values) {
        List<Double> ascending = new ArrayList<>(values);
        Collections.sort(ascending);
        return ascending.get(ascending.size() / 2);
    }
}
