package io.kalimtak.gateway.feedback;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.ids.Pseudonyms;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The network that a call came from, as a pseudonym: the address itself goes no further than here. Networks that are
 * reached from inside only, and those of the operator's own servers, stand for many people at once and have none.
 */
@Startup
@ApplicationScoped
class Networks {
    /** Loopback, private, link-local, shared by a carrier (RFC 6598), unspecified; unique local and site-local of IPv6. */
    private static final List<Cidr> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "::/128",
                    "::1/128",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10")
            .map(Cidr::parse)
            .toList();

    /** What one customer of a provider usually has: a smaller part would make one attacker many networks. */
    private static final int IPV4_BITS = 24;

    private static final int IPV6_BITS = 48;
    private static final String UNREADABLE = "unreadable";

    private final List<Cidr> exempt;
    private final Pseudonyms pseudonyms;

    /** Throws IllegalArgumentException for an exempt network that is none. */
    Networks(GatewayConfig config, Pseudonyms pseudonyms) {
        Stream<Cidr> named =
                config.networks().exempt().orElse(List.of()).stream().map(Cidr::parse);
        this.exempt = config.networks().privateToo()
                ? named.toList()
                : Stream.concat(NOT_PUBLIC.stream(), named).toList();
        this.pseudonyms = pseudonyms;
    }

    /**
     * The pseudonym of the address's network; null for a network that is not counted, and where there is no address.
     * Text that is no address, which a proxy passed on, counts as one network: making it up must not pay.
     */
    String pseudonym(String address) {
        if (address == null) {
            return null;
        }
        Optional<InetAddress> literal = Cidr.literal(address);
        if (literal.isEmpty()) {
            return pseudonyms.network(UNREADABLE);
        }
        InetAddress from = literal.get();
        if (exempt.stream().anyMatch(range -> range.contains(from))) {
            return null;
        }
        int bits = from instanceof Inet4Address ? IPV4_BITS : IPV6_BITS;
        return pseudonyms.network(Cidr.around(from, bits).toString());
    }
}
