package io.kalimtak.prompt.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parts of a text that are neither code nor quotation. Code has no language, and whoever quotes a sentence does not say it.
 * One pass; a span that is never closed is no span, so that opening one hides nothing.
 */
public final class Prose {
    /** Longest quotation or inline code, in chars: longer ones are speech, and the search for an end stays linear. */
    private static final int MAX_SPAN = 300;

    /** A text of which quotations leave less than this share of the letters is judged with them. */
    private static final double LEAST_SHARE = 0.2;

    private static final String OPENING = "`\"“«";
    private static final String CLOSING = "`\"”»";

    private static final Pattern ADDRESS = Pattern.compile("(?:https?://|www\\.)\\S+");

    private Prose() {}

    /** The text without fenced blocks and inline code; line breaks stay. */
    public static String withoutCode(String text) {
        return withoutSpans(withoutFences(text), 1);
    }

    /** The text without code and quotations; with the quotations where hardly anything else is said. */
    public static String said(String text) {
        String prose = withoutCode(text);
        String said = withoutSpans(prose, OPENING.length());
        return letters(said) < LEAST_SHARE * letters(prose) ? prose : said;
    }

    /** The text without addresses of the web. */
    public static String withoutAddresses(String text) {
        return ADDRESS.matcher(text).replaceAll(" ");
    }

    /** Letters of any script, in code points. */
    public static long letters(String text) {
        return text.codePoints().filter(Character::isLetter).count();
    }

    /**
     * Whether the last fence of a text is never closed, both as CommonMark counts (a closing fence is as long as the opening
     * one and alone on its line) and as people write (every other fence closes).
     */
    public static boolean endsInFence(String text) {
        String open = null;
        int fences = 0;
        for (String line : text.lines().toList()) {
            String fence = fence(line);
            fences += fence == null ? 0 : 1;
            if (open == null) {
                open = fence;
            } else if (closes(fence, open, line)) {
                open = null;
            }
        }
        return open != null && fences % 2 == 1;
    }

    private static String withoutFences(String text) {
        StringBuilder out = new StringBuilder(text.length());
        List<String> held = new ArrayList<>();
        String open = null;
        for (String line : text.lines().toList()) {
            String fence = fence(line);
            if (open == null && fence == null) {
                out.append(line).append('\n');
            } else if (open == null) {
                open = fence;
                held.add(line);
            } else if (closes(fence, open, line)) {
                open = null;
                held.clear();
                out.append('\n');
            } else {
                held.add(line);
            }
        }
        held.forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    /** The run of fence characters that a line begins with (CommonMark 0.31, section 4.5), or null. */
    private static String fence(String line) {
        String stripped = line.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        char mark = stripped.charAt(0);
        if (mark != '`' && mark != '~') {
            return null;
        }
        int end = 1;
        while (end < stripped.length() && stripped.charAt(end) == mark) {
            end++;
        }
        boolean inline = mark == '`' && stripped.indexOf('`', end) >= 0;
        return end < 3 || inline ? null : stripped.substring(0, end);
    }

    private static boolean closes(String fence, String open, String line) {
        return fence != null && fence.startsWith(open) && line.strip().length() == fence.length();
    }

    private static String withoutSpans(String text, int kinds) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int kind = OPENING.indexOf(c);
            int end = kind >= 0 && kind < kinds ? closing(text, at, CLOSING.charAt(kind)) : -1;
            if (end < 0) {
                out.append(c);
                at++;
            } else {
                out.append(' ');
                at = end + 1;
            }
        }
        return out.toString();
    }

    private static int closing(String text, int opening, char mark) {
        int limit = Math.min(text.length(), opening + MAX_SPAN);
        for (int at = opening + 1; at < limit; at++) {
            char c = text.charAt(at);
            if (c == mark) {
                return at == opening + 1 ? -1 : at;
            }
            if (c == '\n') {
                return -1;
            }
        }
        return -1;
    }
}
