package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.DatabaseProbe;
import dev.nightshift.bootstrap.health.DatabaseCheck;
import dev.nightshift.bootstrap.health.DescriptorsCheck;
import dev.nightshift.bootstrap.health.DiskCheck;
import dev.nightshift.bootstrap.health.EmbeddedServerCheck;
import dev.nightshift.bootstrap.health.SchedulesCheck;
import dev.nightshift.bootstrap.health.WorkersCheck;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.embeddedpostgres.ServerState;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;

/** What is asked when somebody asks for health. */
@Factory
final class HealthWiring {

    @Singleton
    @Bean(preDestroy = "close")
    DatabaseProbe databaseProbe(
            Database database,
            @Property(name = "datasources.default.url") String url,
            @Nullable @Property(name = "datasources.default.username") String user,
            @Nullable @Property(name = "datasources.default.password") String password) {
        return DatabaseProbe.of(database, url, user, password);
    }

    @Singleton
    DatabaseCheck databaseCheck(DatabaseProbe probe) {
        return new DatabaseCheck(probe);
    }

    @Singleton
    @Requires(property = "nightshift.embedded", value = "true")
    EmbeddedServerCheck embeddedServerCheck(ServerState state) {
        return new EmbeddedServerCheck(state);
    }

    @Singleton
    @Requires(property = "nightshift.embedded", value = "true")
    DiskCheck diskCheck(ServerState state, @Value("${nightshift.min-free-disk:500}") int leastFreeMegabytes) {
        return new DiskCheck(state.dataDirectory(), leastFreeMegabytes);
    }

    @Singleton
    DescriptorsCheck descriptorsCheck() {
        return new DescriptorsCheck(ManagementFactory.getOperatingSystemMXBean());
    }

    @Singleton
    SchedulesCheck schedulesCheck(Schedules schedules) {
        return new SchedulesCheck(schedules);
    }

    @Singleton
    WorkersCheck workersCheck(JobQueue queue) {
        return new WorkersCheck(queue);
    }
}
