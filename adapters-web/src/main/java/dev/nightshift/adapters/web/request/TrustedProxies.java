package dev.nightshift.adapters.web.request;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The proxies whose word on whom they speak for is believed. */
public final class TrustedProxies {

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * Those in the text: addresses, or networks such as {@code 10.0.0.0/8}, with commas between them; possibly none.
     *
     * @throws IllegalArgumentException if one is neither, or is a network of all addresses
     */
    public static TrustedProxies parse(String text) {
        return new TrustedProxies(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Network::parse)
                .toList());
    }

    boolean include(InetAddress address) {
        return networks.stream().anyMatch(network -> network.includes(address));
    }

    /**
     * The nearest address that is not one of a proxy; where one cannot be read, the last that could be.
     *
     * @param peer a proxy
     * @param forwarded whom the proxies were asked by, the nearest last
     */
    InetAddress client(InetAddress peer, List<Optional<InetAddress>> forwarded) {
        InetAddress nearest = peer;
        for (int i = forwarded.size() - 1; i >= 0 && include(nearest); i--) {
            Optional<InetAddress> next = forwarded.get(i);
            if (next.isEmpty()) {
                return nearest;
            }
            nearest = next.get();
        }
        return nearest;
    }

    /** The addresses that begin with the same bits. */
    private record Network(InetAddress address, int bits) {

        static Network parse(String text) {
            int slash = text.indexOf('/');
            InetAddress address =
                    IpAddress.parse(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> refused(text));
            int most = address.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? most : bits(text, text.substring(slash + 1));
            if (bits < 1 || bits > most) {
                throw refused(text);
            }
            return new Network(address, bits);
        }

        private static int bits(String text, String number) {
            if (!number.matches("[0-9]{1,3}")) {
                throw refused(text);
            }
            return Integer.parseInt(number);
        }

        private static IllegalArgumentException refused(String text) {
            return new IllegalArgumentException(
                    "'%s' is neither an address nor a network such as 10.0.0.0/8 or fd00::/8".formatted(text));
        }

        boolean includes(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
