package io.kalimtak.curation.content.moderation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * The addresses of the public internet: those that neither the JDK calls loopback, link-local, site-local, wildcard or
 * multicast, nor IANA's registries of special-purpose addresses (RFC 6890 and its updates) reserve. An IPv6 address that
 * carries an IPv4 one, as mapped, compatible, translated (RFC 6052), 6to4 and Teredo do, is as public as that.
 */
final class PublicAddresses {
    private static final int IPV4_BYTES = 4;

    /** IPv4, beyond what the JDK knows: this network, carriers, protocols, tests, benchmarks, reserved and broadcast. */
    private static final List<Range> RESERVED_4 = List.of(
            new Range(8, 0),
            new Range(10, 100, 64),
            new Range(24, 192, 0, 0),
            new Range(24, 192, 0, 2),
            new Range(24, 192, 88, 99),
            new Range(15, 198, 18),
            new Range(24, 198, 51, 100),
            new Range(24, 203, 0, 113),
            new Range(4, 240));

    /** IPv6: unique local, discard, documentation, and translation for use within one network. */
    private static final List<Range> RESERVED_6 = List.of(
            new Range(7, 0xfc),
            new Range(64, 0x01, 0x00),
            new Range(32, 0x20, 0x01, 0x0d, 0xb8),
            new Range(20, 0x3f, 0xff),
            new Range(16, 0x5f, 0x00),
            new Range(48, 0x00, 0x64, 0xff, 0x9b, 0x00, 0x01));

    private static final Range COMPATIBLE = new Range(96, 0);
    private static final Range MAPPED = new Range(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
    private static final Range TRANSLATED = new Range(96, 0x00, 0x64, 0xff, 0x9b);
    private static final Range SIX_TO_FOUR = new Range(16, 0x20, 0x02);
    private static final Range TEREDO = new Range(32, 0x20, 0x01, 0, 0);
    private static final int SIX_TO_FOUR_AT = 2;
    private static final int LAST_AT = 12;

    /** Addresses whose first bits are those of the bytes, which go on with zeros. */
    private record Range(int bits, byte[] first) {
        Range(int bits, int... first) {
            this(bits, bytes(first));
        }

        private static byte[] bytes(int... values) {
            byte[] bytes = new byte[16];
            for (int i = 0; i < values.length; i++) {
                bytes[i] = (byte) values[i];
            }
            return bytes;
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
                if (((address[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES) {
            return RESERVED_4.stream().noneMatch(range -> range.contains(bytes));
        }
        if (COMPATIBLE.contains(bytes) || MAPPED.contains(bytes) || TRANSLATED.contains(bytes)) {
            return contain(within(bytes, LAST_AT, 0));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return contain(within(bytes, SIX_TO_FOUR_AT, 0));
        }
        if (TEREDO.contains(bytes)) {
            return contain(within(bytes, LAST_AT, 0xff));
        }
        return RESERVED_6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static InetAddress within(byte[] bytes, int at, int mask) {
        byte[] inner = Arrays.copyOfRange(bytes, at, at + IPV4_BYTES);
        for (int i = 0; i < inner.length; i++) {
            inner[i] ^= (byte) mask;
        }
        try {
            return InetAddress.getByAddress(inner);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
