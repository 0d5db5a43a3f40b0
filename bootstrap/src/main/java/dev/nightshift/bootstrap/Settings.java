package dev.nightshift.bootstrap;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * What the program is told by its surroundings: defaults, then the file {@code nightshift.properties} in the data directory,
 * then the environment, then flags; the later wins. The file uses the names of the environment.
 */
public final class Settings {

    private static final String FILE = "nightshift.properties";

    private final Path dataDir;
    private final Map<String, String> values;

    private Settings(Path dataDir, Map<String, String> values) {
        this.dataDir = dataDir;
        this.values = values;
    }

    public static Settings of(Path dataDir, Map<String, String> environment, Map<String, String> flags) {
        Map<String, String> values = new HashMap<>(fromFile(dataDir.resolve(FILE)));
        values.putAll(environment);
        values.putAll(flags);
        return new Settings(dataDir.toAbsolutePath().normalize(), Map.copyOf(values));
    }

    public Path dataDir() {
        return dataDir;
    }

    /** The value; empty when it is not set or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public int number(String name, int otherwise, int least, int most) {
        return parsed(name, Integer::valueOf, "a whole number")
                .map(value -> inRange(name, value, least, most))
                .orElse(otherwise);
    }

    public boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new BadSetting("%s must be true or false, was '%s'".formatted(name, value));
                })
                .orElse(otherwise);
    }

    public ZoneId zone() {
        return parsed("NIGHTSHIFT_ZONE", ZoneId::of, "a time zone such as Europe/Berlin")
                .orElse(ZoneId.of("Asia/Seoul"));
    }

    private <T> Optional<T> parsed(String name, Function<String, T> parse, String wanted) {
        return text(name).map(value -> {
            try {
                return parse.apply(value);
            } catch (NumberFormatException | DateTimeException refused) {
                throw new BadSetting("%s must be %s, was '%s'".formatted(name, wanted, value), refused);
            }
        });
    }

    private static int inRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new BadSetting("%s must be %d to %d, was %d".formatted(name, least, most, value));
        }
        return value;
    }

    private static Map<String, String> fromFile(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException failure) {
            throw new BadSetting(
                    "The settings file %s cannot be read: %s".formatted(file, failure.getMessage()), failure);
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }
}
