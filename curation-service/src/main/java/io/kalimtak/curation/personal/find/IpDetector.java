package io.kalimtak.curation.personal.find;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.InetAddressValidator;

/**
 * IPv4 and IPv6 addresses that may lead to a person: those of the public Internet, and those reserved for documentation,
 * which only look like them. Not taken, since they lead to nobody outside their own network: loopback, unspecified, private
 * (RFC 1918, RFC 4193), link-local and multicast addresses, everything from 240.0.0.0 on (netmasks too), and the public
 * resolvers that every guide names.
 *
 * <p>Four numbers with points are a version when a word, a sign ({@code >=}, {@code ~}, {@code v}) or a product's name and
 * slash before them says so, or when they are all below 20 and no word for an address stands near.
 */
public final class IpDetector implements Detector {
    private static final int LARGEST_OF_VERSION = 20;
    private static final int MAX_V4_PART = 3;
    private static final int MAX_V6_PART = 4;
    private static final int MIN_PARTS_OF_V6 = 3;
    private static final Pattern V4 =
            Pattern.compile("(?<![A-Za-z0-9_.+])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9A-Za-z_+]|\\.[0-9])");
    private static final Pattern V6 =
            Pattern.compile("(?<![A-Za-z0-9_:.])[0-9A-Fa-f:]{6,39}+(?:\\.[0-9]{1,3}){0,3}+(?![A-Za-z0-9_:])");
    private static final Set<String> RESOLVERS =
            Set.of("1.1.1.1", "1.0.0.1", "8.8.8.8", "8.8.4.4", "9.9.9.9", "208.67.222.222", "208.67.220.220");
    private static final Cue VERSION = new Cue(
            16,
            "v",
            "ver",
            "versions?",
            "release",
            "build",
            "firmware",
            "kernel",
            "upgrade",
            "upgraded",
            "section",
            "chapter",
            "clause",
            "rfc",
            "إصدار",
            "الإصدار",
            "اصدار",
            "نسخة",
            "النسخة",
            "قسم",
            "فصل",
            "بند");
    private static final Cue ADDRESS = new Cue(
            40, "ips?", "ipv4", "address", "host", "server", "ping", "ssh", "dns", "gateway", "from", "client", "عنوان",
            "خادم", "سيرفر", "آي بي", "ايبي");

    @Override
    public DataType type() {
        return DataType.IP;
    }

    @Override
    public List<Finding> find(Passage passage) {
        List<Finding> found = new ArrayList<>();
        String text = passage.text();
        if (mayHold(text, '.', MAX_V4_PART)) {
            for (MatchResult match : (Iterable<MatchResult>) V4.matcher(text).results()::iterator) {
                take(passage, match, isAddress(text, match), found);
            }
        }
        if (mayHold(text, ':', MAX_V6_PART)) {
            for (MatchResult match : (Iterable<MatchResult>) V6.matcher(text).results()::iterator) {
                take(passage, match, isV6(match.group()), found);
            }
        }
        return found;
    }

    /** Whether two separators stand so near that an address may be around: patterns are slow. */
    private static boolean mayHold(String text, char separator, int longestPart) {
        int last = text.indexOf(separator);
        for (int next = last; next >= 0; next = text.indexOf(separator, next + 1)) {
            boolean part = next > last && next - last <= longestPart + 1;
            if (part && (next == last + 1 || Character.digit(text.charAt(next - 1), 16) >= 0)) {
                return true;
            }
            last = next;
        }
        return false;
    }

    private static void take(Passage passage, MatchResult match, boolean valid, List<Finding> found) {
        passage.spend(1);
        if (valid) {
            InetAddress address = parse(match.group());
            if (isOfSomebody(address)) {
                found.add(passage.finding(match.start(), match.end(), DataType.IP, address.getHostAddress()));
            }
        }
    }

    private static boolean isAddress(String text, MatchResult match) {
        return InetAddressValidator.getInstance().isValidInet4Address(match.group())
                && !isVersion(text, match.start(), match.group());
    }

    private static boolean isVersion(String text, int start, String number) {
        if (VERSION.before(text, start)) {
            return true;
        }
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        boolean ofProduct = "/-".indexOf(before) >= 0 && start > 1 && Character.isLetter(text.charAt(start - 2));
        boolean compared = before == '=' && start > 1 && "=<>~!^".indexOf(text.charAt(start - 2)) >= 0;
        if (ofProduct || compared || "<>~^".indexOf(before) >= 0) {
            return true;
        }
        for (String part : number.split("\\.")) {
            if (Integer.parseInt(part) >= LARGEST_OF_VERSION) {
                return false;
            }
        }
        return !ADDRESS.before(text, start);
    }

    /** With three parts and a digit at least, so that {@code Bad::Face} is none. */
    private static boolean isV6(String candidate) {
        long parts = Pattern.compile("[:.]+")
                .splitAsStream(candidate)
                .filter(part -> !part.isEmpty())
                .count();
        return parts >= MIN_PARTS_OF_V6
                && candidate.chars().anyMatch(Character::isDigit)
                && InetAddressValidator.getInstance().isValidInet6Address(candidate);
    }

    private static InetAddress parse(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a literal needs no look-up", e);
        }
    }

    private static boolean isOfSomebody(InetAddress address) {
        int first = address.getAddress()[0] & 0xFF;
        boolean v4 = address.getAddress().length == 4;
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && (v4 ? first > 0 && first < 240 : (first & 0xFE) != 0xFC)
                && !RESOLVERS.contains(address.getHostAddress());
    }
}
