package dev.nightshift.adapters.web;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The settings of this module, below all others: any of them can be set anew. */
@ContextConfigurer
public final class WebDefaults implements ApplicationContextConfigurer {

    private static final String FILE = "/nightshift-web.properties";
    private static final int BELOW_ALL = -1000;

    private static final int VIRTUAL_THREADS = 21;

    /** Enough to keep the database busy; without a bound a burst of requests would be a burst of threads. */
    private static final int PLATFORM_THREADS = 64;

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("nightshift-web", settings(), BELOW_ALL));
    }

    private static Map<String, Object> settings() {
        Properties file = new Properties();
        try (InputStream stream = WebDefaults.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + FILE);
            }
            file.load(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, Object> settings = new HashMap<>();
        file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
        if (Runtime.version().feature() < VIRTUAL_THREADS) {
            settings.put("micronaut.executors.blocking.type", "fixed");
            settings.put("micronaut.executors.blocking.number-of-threads", PLATFORM_THREADS);
        }
        return settings;
    }
}
