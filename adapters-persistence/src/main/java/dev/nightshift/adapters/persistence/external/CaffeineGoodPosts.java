package dev.nightshift.adapters.persistence.external;

import dev.nightshift.domain.external.GoodPost;
import dev.nightshift.domain.external.GoodPosts;
import io.micronaut.cache.SyncCache;
import java.time.Instant;
import java.util.Optional;

/** Good posts in a Caffeine cache of this process. */
public final class CaffeineGoodPosts implements GoodPosts {

    private final SyncCache<?> kept;

    /** @param kept may forget what is older than {@link GoodPost#LONGEST_USE} */
    public CaffeineGoodPosts(SyncCache<?> kept) {
        this.kept = kept;
    }

    @Override
    public void keep(GoodPost post) {
        kept.put(post.post().id(), post);
    }

    @Override
    public void forget(long id) {
        kept.invalidate(id);
    }

    @Override
    public Optional<GoodPost> find(long id, Instant now) {
        return kept.get(id, GoodPost.class).filter(post -> post.isOfUse(now));
    }
}
