package dev.nightshift.adapters.persistence.external;

import dev.nightshift.domain.external.GoodPosts;
import dev.nightshift.domain.external.GoodPostsContract;
import io.micronaut.cache.caffeine.DefaultSyncCache;
import io.micronaut.cache.caffeine.configuration.CaffeineCacheConfiguration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.runtime.ApplicationConfiguration;

class CaffeineGoodPostsTest extends GoodPostsContract {

    private static final ApplicationContext NO_BEANS =
            ApplicationContext.builder().build();

    @Override
    protected GoodPosts posts() {
        return new CaffeineGoodPosts(new DefaultSyncCache(
                new CaffeineCacheConfiguration("good-posts", new ApplicationConfiguration()),
                NO_BEANS,
                ConversionService.SHARED));
    }
}
