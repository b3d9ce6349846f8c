package io.kalimtak.curation.content;

import com.ibm.icu.text.SpoofChecker;
import java.lang.Character.UnicodeScript;

/**
 * Words that mix Latin letters with those of another script and yet look Latin throughout, as "pаypal" with a Cyrillic а:
 * their skeleton after Unicode Technical Standard 39, section 4, is ASCII. Arabic, Han or Hangul beside Latin is no such
 * mixture, nor are the signs of formulas, since few of them have a Latin skeleton and those stand in short words.
 */
final class Lookalikes {
    private static final int MIN_LETTERS = 4;

    private static final class Checker {
        private static final SpoofChecker SKELETONS =
                new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    }

    private Lookalikes() {}

    static boolean in(String text) {
        if (text.chars().allMatch(c -> c < 0x250)) {
            return false;
        }
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !Character.isLetter(text.charAt(at))) {
                if (at - start >= MIN_LETTERS && isLookalike(text.substring(start, at))) {
                    return true;
                }
                start = at + 1;
            }
        }
        return false;
    }

    private static boolean isLookalike(String word) {
        boolean latin = false;
        boolean other = false;
        for (int i = 0; i < word.length(); i++) {
            UnicodeScript script = UnicodeScript.of(word.charAt(i));
            latin |= script == UnicodeScript.LATIN;
            other |= script == UnicodeScript.CYRILLIC
                    || script == UnicodeScript.GREEK
                    || script == UnicodeScript.ARMENIAN
                    || script == UnicodeScript.CHEROKEE;
        }
        return latin && other && Checker.SKELETONS.getSkeleton(word).chars().allMatch(c -> c < 0x80);
    }
}
