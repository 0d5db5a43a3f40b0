package dev.nightshift.bootstrap.configuration;

import dev.nightshift.domain.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The configuration of the program: defaults, then the file {@code nightshift.properties} in the data directory, then the
 * environment, then flags; the later wins. The file uses the names of the environment, and no others.
 */
public final class Settings {

    private static final String FILE = "nightshift.properties";

    private final Path dataDir;
    private final Map<String, String> values;
    private final Map<String, Origin> origins;

    /** Where a value comes from. */
    public enum Origin {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        FLAG
    }

    private Settings(Path dataDir, Map<String, String> values, Map<String, Origin> origins) {
        this.dataDir = dataDir;
        this.values = values;
        this.origins = origins;
    }

    /** @throws BadSetting if the file or the environment has a name that looks like a setting and is none */
    public static Settings of(Path dataDir, Map<String, String> environment, Map<String, String> flags) {
        Map<String, String> values = new HashMap<>();
        Map<String, Origin> origins = new HashMap<>();
        add(fromFile(dataDir.resolve(FILE)), Origin.FILE, values, origins);
        add(EnvironmentNames.settingsOf(environment), Origin.ENVIRONMENT, values, origins);
        add(flags, Origin.FLAG, values, origins);
        return new Settings(dataDir.toAbsolutePath().normalize(), Map.copyOf(values), Map.copyOf(origins));
    }

    private static void add(
            Map<String, String> given, Origin origin, Map<String, String> values, Map<String, Origin> origins) {
        values.putAll(given);
        given.forEach((name, value) -> {
            if (!value.isBlank()) {
                origins.put(name, origin);
            }
        });
    }

    public Path dataDir() {
        return dataDir;
    }

    /** The value; empty when it is not set or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Where the value comes from. */
    public Origin originOf(String name) {
        return text(name).isEmpty() ? Origin.DEFAULT : origins.getOrDefault(name, Origin.DEFAULT);
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

    /** One of the names of an enum, in letters of any case. */
    public <E extends Enum<E>> E oneOf(String name, E otherwise) {
        List<E> known = List.of(otherwise.getDeclaringClass().getEnumConstants());
        return text(name)
                .map(value -> known.stream()
                        .filter(one -> one.name().equalsIgnoreCase(value))
                        .findFirst()
                        .orElseThrow(
                                () -> new BadSetting("%s must be one of %s, was '%s'".formatted(name, known, value))))
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
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            requireKnown(name, file);
            values.put(name, properties.getProperty(name));
        }
        return values;
    }

    private static void requireKnown(String name, Path file) {
        if (!KnownSettings.names().contains(name)) {
            String hint = NearestName.of(name.replace('.', '_').replace('-', '_'), KnownSettings.names())
                    .map("; did you mean %s?"::formatted)
                    .orElse("; 'nightshift config print' lists all settings");
            throw new BadSetting("%s: there is no setting %s%s".formatted(file, name, hint));
        }
    }
}
