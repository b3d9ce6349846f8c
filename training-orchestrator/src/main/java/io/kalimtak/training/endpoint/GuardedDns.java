package io.kalimtak.training.endpoint;

import io.kalimtak.kit.net.PublicAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks names up and refuses those that lead to an address which is not public. The connection is made to the very
 * addresses that were looked at, so a name that changes its mind between look-up and connection gains nothing.
 */
final class GuardedDns implements Dns {
    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
        List<InetAddress> addresses = Dns.SYSTEM.lookup(name);
        for (InetAddress address : addresses) {
            check(address);
        }
        return addresses;
    }

    static void check(InetAddress address) throws UnknownHostException {
        if (!PublicAddresses.contain(address)) {
            throw new ForbiddenAddressException();
        }
    }

    /** The name leads to where a configured endpoint may not lie. */
    static final class ForbiddenAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }
}
