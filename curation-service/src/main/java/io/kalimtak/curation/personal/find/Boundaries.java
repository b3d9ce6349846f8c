package io.kalimtak.curation.personal.find;

/** Whether a number stands for itself or is a part of an identifier, a decimal fraction or a path. */
final class Boundaries {
    private Boundaries() {}

    static boolean standsFree(String text, int start, int end) {
        return freeBefore(text, start) && freeAfter(text, end);
    }

    private static boolean freeBefore(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        boolean afterDigit = start > 1 && isDigit(text.charAt(start - 2));
        boolean tied = start > 1 && isIdentifier(text.charAt(start - 2));
        return switch (before) {
            case '.', ',' -> !afterDigit;
            case '-' -> !tied;
            case '/' -> !tied || afterDigit;
            default -> !isIdentifier(before);
        };
    }

    private static boolean freeAfter(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char after = text.charAt(end);
        boolean beforeDigit = end + 1 < text.length() && isDigit(text.charAt(end + 1));
        boolean tied = end + 1 < text.length() && isIdentifier(text.charAt(end + 1));
        return switch (after) {
            case '.', ',' -> !beforeDigit;
            case '-' -> !tied;
            case '%' -> false;
            default -> !isIdentifier(after);
        };
    }

    static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    static boolean isIdentifier(char unit) {
        return unit == '_' || isDigit(unit) || (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
    }
}
