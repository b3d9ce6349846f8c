package io.kalimtak.curation.personal.find;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;

/**
 * E-mail addresses. Every {@code @} is read to both sides: a local part of at most 64 and a domain of at most 253 characters
 * (RFC 5321), letters of any script (RFC 6531) that does not change within a label, so that an Arabic particle written on
 * to a Latin address is not part of it. The last label is a top-level domain that exists, or one for private use or
 * examples (RFC 2606, RFC 6762 appendix G, ICANN's {@code internal}); {@code logo@2x.png} is none.
 *
 * <p>Also addresses spelt out: {@code name [at] example [dot] com}, in any brackets; without brackets only after a word that
 * announces an address.
 */
public final class EmailDetector implements Detector {
    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 253;
    private static final String LOCAL_SYMBOLS = "!#$%'*+^_`{|}~.-";
    private static final Set<String> PRIVATE_DOMAINS = Set.of(
            "corp",
            "example",
            "home",
            "internal",
            "intranet",
            "invalid",
            "lan",
            "local",
            "localdomain",
            "private",
            "test");
    private static final String AT = "(?:at|آت|ات|أت|@)";
    private static final String DOT = "(?:dot|دوت|نقطة|\\.)";
    /** What stands before a password, or a user, in the authority of a URL. */
    private static final Pattern URL_USER = Pattern.compile("://(?:[^\\s:/@]*+:)?+$");

    private static final Pattern SPELT = Pattern.compile(
            "(?<![\\p{L}\\p{N}])([a-z0-9][a-z0-9._+-]{0,63}+) ?(?:([\\[({<] ?)" + AT + " ?[\\])}>]| " + AT + ") ?"
                    + "([a-z0-9-]{1,63}+) ?(?:[\\[({<] ?" + DOT + " ?[\\])}>]| " + DOT + " |\\.) ?"
                    + "([a-z]{2,24}+|كوم|نت)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);
    /** One of these is in every address spelt out, and in few other texts. */
    private static final List<String> SPELT_SIGNS = List.of(
            "dot", "mail", "بريد", "يميل", "Dot", "DOT", "دوت", "نقطة", "(at", "[at", "{at", "<at", "( at", "[ at",
            "(AT", "[AT", "{AT", "<AT", "[@", "(@", "{@");

    private static final Cue ANNOUNCED = new Cue(
            48,
            "e-?mails?",
            "mail",
            "contact",
            "reach",
            "write(?: me| us)?(?: to| at)?",
            "بريد",
            "بريدي",
            "بريده",
            "بريدها",
            "إيميل",
            "ايميل",
            "إيميلي",
            "ايميلي",
            "راسلني",
            "راسلنا",
            "تواصل");

    @Override
    public DataType type() {
        return DataType.EMAIL;
    }

    @Override
    public List<Finding> find(Passage passage) {
        List<Finding> found = new ArrayList<>();
        String text = passage.text();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            passage.spend(1);
            int start = startOfLocal(text, at);
            int end = endOfDomain(text, at + 1);
            if (start < at && end > at + 1 && isAddress(text, start, at, end)) {
                found.add(passage.finding(start, end, DataType.EMAIL, canonical(text.substring(start, end))));
            }
        }
        findSpelt(passage, found);
        return found;
    }

    private static void findSpelt(Passage passage, List<Finding> found) {
        String text = passage.text();
        if (!mayBeSpelt(text)) {
            return;
        }
        for (MatchResult match : (Iterable<MatchResult>) SPELT.matcher(text).results()::iterator) {
            passage.spend(1);
            String domain = tld(match.group(4));
            boolean bracketed = match.group(2) != null;
            if (isTopLevel(domain) && (bracketed || ANNOUNCED.before(text, match.start()))) {
                String address = match.group(1) + "@" + match.group(3) + "." + domain;
                found.add(passage.finding(match.start(), match.end(), DataType.EMAIL, canonical(address)));
            }
        }
    }

    private static boolean mayBeSpelt(String text) {
        return SPELT_SIGNS.stream().anyMatch(text::contains);
    }

    private static int startOfLocal(String text, int at) {
        int start = at;
        UnicodeScript script = UnicodeScript.COMMON;
        while (start > 0 && at - start < MAX_LOCAL) {
            int point = text.codePointBefore(start);
            if (!Character.isLetterOrDigit(point) && !isMark(point) && LOCAL_SYMBOLS.indexOf(point) < 0) {
                break;
            }
            UnicodeScript own = UnicodeScript.of(point);
            if (isReal(own) && isReal(script) && own != script) {
                break;
            }
            script = isReal(own) ? own : script;
            start -= Character.charCount(point);
        }
        while (start < at && LOCAL_SYMBOLS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }

    private static int endOfDomain(String text, int from) {
        int end = from;
        UnicodeScript script = UnicodeScript.COMMON;
        while (end < text.length() && end - from < MAX_DOMAIN) {
            int point = text.codePointAt(end);
            UnicodeScript own = UnicodeScript.of(point);
            if (isDot(point)) {
                script = UnicodeScript.COMMON;
            } else if (!Character.isLetterOrDigit(point) && !isMark(point) && point != '-') {
                break;
            } else if (isReal(own) && isReal(script) && own != script) {
                break;
            } else {
                script = isReal(own) ? own : script;
            }
            end += Character.charCount(point);
        }
        while (end > from && (isDot(text.charAt(end - 1)) || text.charAt(end - 1) == '-')) {
            end--;
        }
        return end;
    }

    private static boolean isAddress(String text, int start, int at, int end) {
        String domain = text.substring(at + 1, end).replace('。', '.');
        int dot = domain.lastIndexOf('.');
        if (dot < 1 || domain.startsWith("-") || domain.contains("..")) {
            return false;
        }
        boolean ofUrl = URL_USER.matcher(text)
                .region(Math.max(0, start - MAX_LOCAL), start)
                .find();
        boolean ofSsh = text.substring(start, at).equals("git") && end < text.length() && text.charAt(end) == ':';
        return !ofSsh && !ofUrl && isTopLevel(domain.substring(dot + 1));
    }

    private static boolean isTopLevel(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return PRIVATE_DOMAINS.contains(lower) || DomainValidator.getInstance().isValidTld(lower);
    }

    private static String tld(String word) {
        return switch (word) {
            case "كوم" -> "com";
            case "نت" -> "net";
            default -> word;
        };
    }

    private static String canonical(String address) {
        return address.toLowerCase(Locale.ROOT).replace('。', '.');
    }

    private static boolean isDot(int point) {
        return point == '.' || point == '。';
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isReal(UnicodeScript script) {
        return script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
    }
}
