package dev.nightshift.adapters.persistence.popularity;

import dev.nightshift.domain.popularity.Freshness;
import dev.nightshift.domain.popularity.PopularCache;
import dev.nightshift.domain.popularity.PopularCacheContract;
import io.micronaut.cache.SyncCache;
import io.micronaut.cache.caffeine.DefaultSyncCache;
import io.micronaut.cache.caffeine.configuration.CaffeineCacheConfiguration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.runtime.ApplicationConfiguration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

class CaffeinePopularCacheTest extends PopularCacheContract {

    private static final ApplicationContext NO_BEANS =
            ApplicationContext.builder().build();

    @Override
    protected PopularCache cache(Freshness freshness, Executor refreshing, InstantSource clock) {
        return new CaffeinePopularCache(kept(), freshness, refreshing, clock);
    }

    private static SyncCache<?> kept() {
        return new DefaultSyncCache(
                new CaffeineCacheConfiguration("popular-issues", new ApplicationConfiguration()),
                NO_BEANS,
                ConversionService.SHARED);
    }
}
