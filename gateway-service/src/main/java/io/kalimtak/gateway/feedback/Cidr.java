package io.kalimtak.gateway.feedback;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A range of addresses. Addresses are read as they stand, never looked up: a name in their place, which a header of a
 * proxy may hold, must not make the gateway ask a name server.
 *
 * @param first its lowest address; an IPv4 address that is written as an IPv6 one is an IPv4 address here
 */
record Cidr(InetAddress first, int bits) {
    private static final String TRANSLATED = "64:ff9b::";
    private static final int TRANSLATED_BITS = 96;
    private static final int IPV4_BYTES = 4;

    /** Reads {@code 203.0.113.0/24}. Throws IllegalArgumentException, which names what is wrong. */
    static Cidr parse(String range) {
        String[] parts = range.strip().split("/", -1);
        Optional<InetAddress> address = parts.length == 2 ? literal(parts[0]) : Optional.empty();
        if (address.isEmpty() || !parts[1].matches("\\d{1,3}")) {
            throw new IllegalArgumentException(range + " is no range of addresses such as 203.0.113.0/24");
        }
        int bits = Integer.parseInt(parts[1]);
        if (bits > address.get().getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(range + " has more bits than such an address");
        }
        return around(address.get(), bits);
    }

    /** The range of that size which the address lies in. */
    static Cidr around(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        for (int bit = bits; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] &= (byte) ~(1 << (Byte.SIZE - 1 - bit % Byte.SIZE));
        }
        return new Cidr(address(bytes), bits);
    }

    /** The address that the text writes out; empty when it is none. */
    static Optional<InetAddress> literal(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) {
            return Optional.empty();
        }
        InetAddress address = address(bytes);
        return Optional.of(ipv4Within(address).orElse(address));
    }

    boolean contains(InetAddress address) {
        return address.getAddress().length == first.getAddress().length
                && around(address, bits).equals(this);
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + bits;
    }

    /** A translator (RFC 6052) writes the IPv4 addresses of all its callers into one /96. */
    private static Optional<InetAddress> ipv4Within(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean translated = bytes.length > IPV4_BYTES
                && around(address, TRANSLATED_BITS)
                        .first()
                        .equals(address(NetUtil.createByteArrayFromIpAddressString(TRANSLATED)));
        if (!translated) {
            return Optional.empty();
        }
        byte[] last = new byte[IPV4_BYTES];
        System.arraycopy(bytes, bytes.length - IPV4_BYTES, last, 0, IPV4_BYTES);
        return Optional.of(address(last));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            // Makes IPv4 of an IPv4-mapped IPv6 address by itself.
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }
}
