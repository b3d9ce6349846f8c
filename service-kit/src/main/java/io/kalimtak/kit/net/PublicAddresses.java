package io.kalimtak.kit.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses a configured name may lead to. Those of IANA's special-purpose registries that are not globally
 * reachable are refused (iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry), and multicast;
 * of an IPv6 address that carries an IPv4 one, the latter counts, too.
 */
public final class PublicAddresses {
    private static final List<Range> IPV4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")
            .map(Range::of)
            .toList();

    /** Of IPv6 only what is global unicast (2000::/3) is allowed, and of that not what documents or tunnels. */
    private static final Range GLOBAL = Range.of("2000::/3");

    private static final List<Range> IPV6 =
            Stream.of("2001::/23", "2001:db8::/32", "3fff::/20").map(Range::of).toList();

    private static final Range SIX_TO_FOUR = Range.of("2002::/16");
    private static final int SIX_TO_FOUR_AT = 2;
    private static final Range TRANSLATED = Range.of("64:ff9b::/96");
    private static final int TRANSLATED_AT = 12;
    private static final int IPV4_BYTES = 4;

    private PublicAddresses() {}

    /** Whether the address is one of the public internet. */
    public static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES) {
            return IPV4.stream().noneMatch(range -> range.contains(bytes));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return containWithin(bytes, SIX_TO_FOUR_AT);
        }
        if (TRANSLATED.contains(bytes)) {
            return containWithin(bytes, TRANSLATED_AT);
        }
        return GLOBAL.contains(bytes) && IPV6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static boolean containWithin(byte[] bytes, int at) {
        byte[] inner = Arrays.copyOfRange(bytes, at, at + IPV4_BYTES);
        return IPV4.stream().noneMatch(range -> range.contains(inner));
    }

    private record Range(byte[] first, int bits) {
        static Range of(String text) {
            String[] parts = text.split("/");
            try {
                return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("a literal needs no look-up", e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
                if ((address[bit / Byte.SIZE] & mask) != (first[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
