package dev.nightshift.domain.external;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Good posts in memory. */
public final class InMemoryGoodPosts implements GoodPosts {

    private final Map<Long, GoodPost> kept = new ConcurrentHashMap<>();

    @Override
    public void keep(GoodPost post) {
        kept.put(post.post().id(), post);
    }

    @Override
    public void forget(long id) {
        kept.remove(id);
    }

    @Override
    public Optional<GoodPost> find(long id, Instant now) {
        return Optional.ofNullable(kept.get(id)).filter(post -> post.isOfUse(now));
    }
}
