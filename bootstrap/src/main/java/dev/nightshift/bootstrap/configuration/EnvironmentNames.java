package dev.nightshift.bootstrap.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which variables of the environment are meant for this program. An environment is shared with others, so only near misses
 * of a known name are refused; what Kubernetes and container links inject for services is never a setting, even where its
 * name is one, as {@code REDIS_PORT=tcp://10.0.0.7:6379}.
 */
final class EnvironmentNames {

    private static final Pattern INJECTED = Pattern.compile("(?:tcp|udp|sctp)://.*");

    private static final Pattern INJECTED_NAME =
            Pattern.compile(".*_SERVICE_HOST|.*_SERVICE_PORT(?:_.*)?|.*_PORT_\\d+_(?:TCP|UDP|SCTP)(?:_.*)?");

    /** Set by Kubernetes in every container; the default address to listen on depends on it. */
    private static final String KUBERNETES = "KUBERNETES_SERVICE_HOST";

    private EnvironmentNames() {}

    /** @throws BadSetting if a name is almost, but not quite, that of a setting */
    static Map<String, String> settingsOf(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.equals(KUBERNETES)) {
                settings.put(name, value);
            } else if (!isInjected(name, value)) {
                if (KnownSettings.names().contains(name)) {
                    settings.put(name, value);
                } else {
                    refuseMistyped(name);
                }
            }
        });
        return settings;
    }

    private static boolean isInjected(String name, String value) {
        return INJECTED.matcher(value).matches() || INJECTED_NAME.matcher(name).matches();
    }

    private static void refuseMistyped(String name) {
        KnownSettings.meantBy(name).ifPresent(known -> {
            throw new BadSetting("The environment variable %s is no setting; did you mean %s? Rename or unset it."
                    .formatted(name, known));
        });
    }
}
