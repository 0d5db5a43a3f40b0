package dev.nightshift.bootstrap.wiring;

import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.bootstrap.configuration.BadSetting;
import dev.nightshift.bootstrap.configuration.ExtensionJars;
import dev.nightshift.bootstrap.configuration.Sentences;
import dev.nightshift.domain.batch.JobType;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Job types of users: jars in a folder, that name them as a service of the kind {@link JobType}. */
@Singleton
final class Extensions {

    private final String folder;

    Extensions(@Value("${nightshift.extensions:}") String folder) {
        this.folder = folder;
    }

    /** The given types and those of the jars. */
    JobTypes with(List<JobType<?, ?, ?>> own) {
        List<JobType<?, ?, ?>> all = new ArrayList<>(own);
        if (!folder.isBlank()) {
            all.addAll(loaded(Path.of(folder)));
        }
        try {
            return new JobTypes(all);
        } catch (IllegalArgumentException twice) {
            throw new BadSetting("The extensions cannot be used: " + twice.getMessage(), twice);
        }
    }

    private static List<JobType<?, ?, ?>> loaded(Path directory) {
        List<JobType<?, ?, ?>> types = new ArrayList<>();
        try {
            ClassLoader loader = new URLClassLoader("extensions", jars(directory), Extensions.class.getClassLoader());
            ServiceLoader.load(JobType.class, loader).forEach(types::add);
        } catch (ServiceConfigurationError | LinkageError | MalformedURLException failure) {
            throw new BadSetting(
                    "A job type in %s cannot be loaded: %s".formatted(directory, Sentences.reason(failure)), failure);
        }
        return types;
    }

    private static URL[] jars(Path directory) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : ExtensionJars.in(directory)) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
