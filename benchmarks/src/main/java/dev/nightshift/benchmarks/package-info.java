/**
 * Measures the program beside naive rivals, in one run on one database.
 *
 * Each {@link Benchmark} gives {@link Figure}s; {@link Benchmarks} prints and keeps them.
 */
@NullMarked
package dev.nightshift.benchmarks;

import org.jspecify.annotations.NullMarked;
