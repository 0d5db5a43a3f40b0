package dev.nightshift.adapters.web.request;

import io.micronaut.http.HttpRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where requests come from, as far as one client can be told from another. */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** The peer's address; of IPv6 the first 64 bits, since who has one address has them all. */
    public static String of(HttpRequest<?> request) {
        InetSocketAddress peer = request.getRemoteAddress();
        InetAddress address = peer.getAddress();
        if (address == null) {
            return "unknown";
        }
        return address instanceof Inet6Address && !address.isLoopbackAddress()
                ? networkOf(address.getAddress())
                : address.getHostAddress();
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
