package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * One of the parts of an index.
 *
 * @param name as weights and results call it
 * @param feeds what is scored, each within itself; a day has the score of the first feed that has one
 */
public record Component(String name, List<Signal> feeds, Normalisation normalisation) {

    /** @throws IllegalArgumentException if the name is blank, or there is no feed */
    public Component {
        requireNonNull(normalisation, "normalisation");
        feeds = List.copyOf(feeds);
        if (name.isBlank() || feeds.isEmpty()) {
            throw new IllegalArgumentException(
                    "a component has a name and a feed, was '%s' with %d feeds".formatted(name, feeds.size()));
        }
    }

    static Component of(String name, Signal feed, Normalisation normalisation) {
        return new Component(name, List.of(feed), normalisation);
    }

    /** The scores of the feeds, in their order. */
    public List<Signal> scores() {
        return feeds.stream().map(normalisation::scoreOf).toList();
    }

    /** The series of the market that it is made of. */
    public Stream<SeriesName> inputs() {
        return feeds.stream().flatMap(Signal::inputs).distinct();
    }
}
