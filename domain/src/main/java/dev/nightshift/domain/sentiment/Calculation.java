package dev.nightshift.domain.sentiment;

/** A way to come from the series of a market to those of a method. */
sealed interface Calculation permits PlainDefinition, SinglePass {

    /** The values of the signal on the days that have one. */
    Series valuesOf(Signal signal);
}
