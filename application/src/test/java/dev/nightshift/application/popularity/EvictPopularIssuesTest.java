package dev.nightshift.application.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.popularity.InMemoryPopularRevision;
import dev.nightshift.domain.popularity.UncachedPopularLists;
import org.junit.jupiter.api.Test;

class EvictPopularIssuesTest {

    private final InMemoryPopularRevision revision = new InMemoryPopularRevision();
    private final UncachedPopularLists cache = new UncachedPopularLists();
    private final EvictPopularIssues evictPopularIssues = new EvictPopularIssues(revision, cache);

    @Test
    void the_first_look_evicts_as_nobody_knows_what_happened_before() {
        evictPopularIssues.evictIfChanged();
        assertThat(cache.evictions()).isEqualTo(1);
    }

    @Test
    void a_changed_revision_evicts_once() {
        evictPopularIssues.evictIfChanged();
        revision.advance();
        revision.advance();
        evictPopularIssues.evictIfChanged();
        evictPopularIssues.evictIfChanged();
        assertThat(cache.evictions()).isEqualTo(2);
    }
}
