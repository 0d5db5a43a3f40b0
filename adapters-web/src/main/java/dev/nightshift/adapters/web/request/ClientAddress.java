package dev.nightshift.adapters.web.request;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where requests come from, as far as one client can be told from another. */
@Singleton
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;
    private static final String X_FORWARDED_FOR = "X-Forwarded-For";

    /** What shows that a proxy speaks for others. */
    private static final List<String> OF_PROXIES = List.of(
            HttpHeaders.FORWARDED,
            X_FORWARDED_FOR,
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Server",
            "X-Real-IP",
            HttpHeaders.VIA);

    private final TrustedProxies proxies;

    ClientAddress(@Value("${nightshift.trusted-proxies:}") String proxies) {
        this.proxies = TrustedProxies.parse(proxies);
    }

    /** The client's address; of IPv6 the first 64 bits, since who has one address has them all. */
    public String of(HttpRequest<?> request) {
        InetAddress address = client(request);
        if (address == null) {
            return "unknown";
        }
        return address instanceof Inet6Address && !address.isLoopbackAddress()
                ? networkOf(address.getAddress())
                : address.getHostAddress();
    }

    /**
     * Whether the request was made on this machine and by no proxy, whatever a header says of it: an address that somebody
     * wrote into a header is never one of this machine.
     */
    public static boolean isThisMachine(HttpRequest<?> request) {
        InetAddress peer = peer(request);
        return peer != null
                && peer.isLoopbackAddress()
                && OF_PROXIES.stream().noneMatch(request.getHeaders()::contains);
    }

    private @Nullable InetAddress client(HttpRequest<?> request) {
        InetAddress peer = peer(request);
        if (peer == null || !proxies.include(peer)) {
            return peer;
        }
        List<String> forwarded = request.getHeaders().getAll(HttpHeaders.FORWARDED);
        List<String> forwardedFor = request.getHeaders().getAll(X_FORWARDED_FOR);
        InetAddress byStandard = proxies.client(peer, ForwardedHeader.addresses(forwarded));
        InetAddress byCustom = proxies.client(peer, ForwardedFor.addresses(forwardedFor));
        if (forwarded.isEmpty()) {
            return byCustom;
        }
        return forwardedFor.isEmpty() || byStandard.equals(byCustom) ? byStandard : peer;
    }

    private static @Nullable InetAddress peer(HttpRequest<?> request) {
        return Optional.ofNullable(request.getRemoteAddress().getAddress())
                .map(IpAddress::withoutScope)
                .orElse(null);
    }

    private static String networkOf(byte[] address) {
        byte[] network = Arrays.copyOf(Arrays.copyOf(address, NETWORK_BYTES), address.length);
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("16 bytes are an address", impossible);
        }
    }
}
