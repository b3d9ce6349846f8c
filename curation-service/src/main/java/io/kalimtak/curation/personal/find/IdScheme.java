package io.kalimtak.curation.personal.find;

import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** National numbers of persons that their structure or check digit tells from other numbers. */
enum IdScheme {
    /** 784, year of birth, seven digits, Luhn digit; the layout on the card, 784-1990-1234567-8, is enough. Source: ICP. */
    EMIRATES("784(?:19|20)\\d{10}", false) {
        @Override
        boolean checks(String digits, String layout) {
            return layout.equals("3-4-7-1") || (isWhole(layout) && luhn(digits));
        }
    },
    /**
     * Century (2 or 3), date of birth, governorate, serial number, check digit. How the check digit is computed is not
     * published, so it is not checked. Source: Egyptian Civil Status Organization's card.
     */
    EGYPT("[23]\\d{6}(?:0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)\\d{5}", false) {
        @Override
        boolean checks(String digits, String layout) {
            return isWhole(layout) && isDate(digits.substring(3, 7));
        }
    },
    /**
     * Century, date of birth, serial number, check digit: 11 less the sum weighted 2 1 6 3 7 9 10 5 8 4 2, modulo 11.
     * Source: OECD, Kuwait: information on tax identification numbers (PACI's civil number).
     */
    KUWAIT("[23]\\d{11}", false) {
        @Override
        boolean checks(String digits, String layout) {
            return isWhole(layout) && isDate(digits.substring(3, 7)) && kuwaiti(digits);
        }
    },
    /** 1 for citizens, 2 for residents, Luhn digit. A tenth of all time stamps passes, so a word must announce it. */
    SAUDI("[12]\\d{9}", true) {
        @Override
        boolean checks(String digits, String layout) {
            return isWhole(layout) && luhn(digits);
        }
    },
    /** Area not 000, 666 or 900–999, group not 00, serial not 0000. Source: US SSA, randomization of 2011. */
    US_SSN("(?!000|666|9)\\d{3}(?!00)\\d{2}(?!0000)\\d{4}", false) {
        @Override
        boolean checks(String digits, String layout) {
            return layout.equals("3-2-4");
        }
    };

    private static final int[] KUWAITI_WEIGHTS = {2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final Pattern structure;
    private final boolean announced;

    IdScheme(String structure, boolean announced) {
        this.structure = Pattern.compile(structure);
        this.announced = announced;
    }

    /** Digits of the structure whose check holds. */
    boolean matches(DigitRun.Part part) {
        return structure.matcher(part.digits()).matches() && checks(part.digits(), part.layout());
    }

    /** Whether it counts only after a word that announces an identity number. */
    boolean needsCue() {
        return announced;
    }

    abstract boolean checks(String digits, String layout);

    private static boolean isWhole(String layout) {
        return layout.indexOf('-') < 0;
    }

    private static boolean luhn(String digits) {
        return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }

    private static boolean kuwaiti(String digits) {
        int sum = 0;
        for (int i = 0; i < KUWAITI_WEIGHTS.length; i++) {
            sum += KUWAITI_WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return 11 - sum % 11 == digits.charAt(11) - '0';
    }

    /** Month and day; of the year nothing is asked, so the 29th of February always passes. */
    private static boolean isDate(String monthAndDay) {
        int month = Integer.parseInt(monthAndDay.substring(0, 2));
        int day = Integer.parseInt(monthAndDay.substring(2));
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
    }
}
