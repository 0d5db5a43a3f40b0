package dev.nightshift.domain.retry;

import dev.nightshift.domain.Causes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which fault an exception tells of, as data.
 *
 * @param byClassName names of classes, which also hold for their subclasses unless those have an entry of their own
 */
public record Faults(Map<String, Fault> byClassName) {

    private static final Map<String, Fault> LAST_RESORT = Map.of("java.io.IOException", Fault.CONNECTION_RESET);

    /** The exceptions of the JDK's network, TLS and HTTP classes. */
    public static final Faults STANDARD = new Faults(Map.ofEntries(
            Map.entry("java.net.UnknownHostException", Fault.NAME_NOT_RESOLVED),
            Map.entry("java.nio.channels.UnresolvedAddressException", Fault.NAME_NOT_RESOLVED),
            Map.entry("java.net.ConnectException", Fault.CONNECT_REFUSED),
            Map.entry("java.net.NoRouteToHostException", Fault.CONNECT_REFUSED),
            Map.entry("java.net.PortUnreachableException", Fault.CONNECT_REFUSED),
            Map.entry("java.net.http.HttpConnectTimeoutException", Fault.CONNECT_TIMEOUT),
            Map.entry("java.net.http.HttpTimeoutException", Fault.READ_TIMEOUT),
            Map.entry("java.net.SocketTimeoutException", Fault.READ_TIMEOUT),
            Map.entry("java.util.concurrent.TimeoutException", Fault.READ_TIMEOUT),
            Map.entry("javax.net.ssl.SSLPeerUnverifiedException", Fault.TLS_CERTIFICATE),
            Map.entry("java.security.cert.CertificateException", Fault.TLS_CERTIFICATE),
            Map.entry("java.security.cert.CertPathValidatorException", Fault.TLS_CERTIFICATE),
            Map.entry("javax.net.ssl.SSLHandshakeException", Fault.TLS_HANDSHAKE),
            Map.entry("java.net.SocketException", Fault.CONNECTION_RESET),
            Map.entry("java.io.EOFException", Fault.CONNECTION_RESET),
            Map.entry("java.nio.channels.ClosedChannelException", Fault.CONNECTION_RESET),
            Map.entry("java.nio.channels.ClosedByInterruptException", Fault.CANCELLED),
            Map.entry("java.lang.InterruptedException", Fault.CANCELLED),
            Map.entry("java.util.concurrent.CancellationException", Fault.CANCELLED)));

    public Faults {
        byClassName = Map.copyOf(byClassName);
    }

    /**
     * The same with one more entry, or another fault for one.
     *
     * @param className with its package, as {@link Class#getName()} gives it; the class need not be there
     */
    public Faults with(String className, Fault fault) {
        Map<String, Fault> more = new HashMap<>(byClassName);
        more.put(className, fault);
        return new Faults(more);
    }

    /**
     * The fault of the outermost exception, in the chain of causes, that has one. A certificate that was refused goes
     * before all else. Without any, a {@code java.io.IOException} is {@link Fault#CONNECTION_RESET}, all else
     * {@link Fault#OTHER}.
     */
    public Fault of(Throwable thrown) {
        List<Fault> found = faults(thrown, byClassName);
        if (found.contains(Fault.TLS_CERTIFICATE)) {
            return Fault.TLS_CERTIFICATE;
        }
        return Stream.concat(found.stream(), faults(thrown, LAST_RESORT).stream())
                .findFirst()
                .orElse(Fault.OTHER);
    }

    private static List<Fault> faults(Throwable thrown, Map<String, Fault> known) {
        return Causes.of(thrown).stream()
                .flatMap(cause -> kinds(cause)
                        .flatMap(kind -> Stream.ofNullable(known.get(kind.getName())))
                        .limit(1))
                .toList();
    }

    /** Its class and those above it, from the nearest to the furthest. */
    private static Stream<Class<?>> kinds(Throwable thrown) {
        return Stream.iterate(thrown.getClass(), Objects::nonNull, Class::getSuperclass);
    }
}
