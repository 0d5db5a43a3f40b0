package dev.nightshift.benchmarks;

/** What a figure must reach, in words, and whether it does. */
record Bar(String words, boolean met) {}
