package io.kalimtak.curation.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Text whose UTF-8 was read as windows-1252, as "cafÃ©" or "Ø§Ù„": a run of signs beyond ASCII that becomes valid UTF-8 when it
 * is written back. Some proper runs do as well ("É»"), so several are needed, and most of what is beyond ASCII.
 */
final class Mojibake {
    /** Characters that were read wrongly, at least. */
    private static final int MIN_CHARACTERS = 2;

    private static final double MIN_SHARE = 0.5;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Mojibake() {}

    static boolean in(String text) {
        int beyond = 0;
        int misread = 0;
        int characters = 0;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at < text.length() && text.charAt(at) >= 0x80) {
                continue;
            }
            int length = at - start;
            int restored = length >= 2 ? restored(text.substring(start, at)) : 0;
            beyond += length;
            misread += restored > 0 ? length : 0;
            characters += restored;
            start = at + 1;
        }
        return characters >= MIN_CHARACTERS && misread >= MIN_SHARE * beyond;
    }

    /** How many characters the run becomes; 0 when it is none that was read wrongly. */
    private static int restored(String run) {
        ByteBuffer bytes = ByteBuffer.allocate(run.length());
        CharsetEncoder encoder = WINDOWS.newEncoder();
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            // ISO-8859-1 has controls where windows-1252 has five holes; both are read in the wild.
            if (c < 0x100) {
                bytes.put((byte) c);
            } else if (encoder.canEncode(c)) {
                bytes.put(encode(c));
            } else {
                return 0;
            }
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return text.length();
        } catch (CharacterCodingException e) {
            return 0;
        }
    }

    private static byte encode(char c) {
        return String.valueOf(c).getBytes(WINDOWS)[0];
    }
}
