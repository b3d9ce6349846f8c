package io.kalimtak.curation.personal.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.CreditCardValidator.CreditCardRange;

/**
 * Numbers of payment cards: 13–19 digits in one piece or grouped as on cards, an issuer's prefix with a length that the
 * issuer uses, and the Luhn digit (ISO/IEC 7812-1). Thirteen digits in one piece are as often a bar code, so they need a
 * word for a card before them. The ranges are those that the networks publish for routing (Visa, Mastercard, American
 * Express, Discover, Diners Club, JCB, UnionPay, Maestro); Mada and Meeza cards carry prefixes of these networks, but
 * Meeza's own 5078 is listed.
 */
public final class CardDetector implements Detector {
    private static final int MIN_DIGITS = 13;
    private static final int MAX_DIGITS = 19;
    private static final int MAX_GROUPS = 5;
    private static final Set<String> LAYOUTS =
            Set.of("4-4-4-4", "4-6-5", "4-6-4", "4-4-4-4-3", "4-4-5", "6-13", "4-4-4-1", "8-8");
    private static final CreditCardValidator ISSUERS = new CreditCardValidator(new CreditCardRange[] {
        new CreditCardRange("4", null, new int[] {13, 16, 19}),
        new CreditCardRange("51", "55", 16, 16),
        new CreditCardRange("2221", "2720", 16, 16),
        new CreditCardRange("34", null, 15, 15),
        new CreditCardRange("37", null, 15, 15),
        new CreditCardRange("6011", null, 16, 19),
        new CreditCardRange("644", "659", 16, 19),
        new CreditCardRange("300", "305", 14, 19),
        new CreditCardRange("3095", null, 14, 19),
        new CreditCardRange("36", null, 14, 19),
        new CreditCardRange("38", "39", 14, 19),
        new CreditCardRange("3528", "3589", 16, 19),
        new CreditCardRange("62", null, 16, 19),
        new CreditCardRange("5018", null, 13, 19),
        new CreditCardRange("5020", null, 13, 19),
        new CreditCardRange("5038", null, 13, 19),
        new CreditCardRange("5078", null, 16, 16),
        new CreditCardRange("5893", null, 13, 19),
        new CreditCardRange("6304", null, 13, 19),
        new CreditCardRange("6759", null, 13, 19),
        new CreditCardRange("6761", "6763", 13, 19),
        new CreditCardRange("9792", null, 16, 16)
    });
    private static final Cue ANNOUNCED = new Cue(
            40,
            "cards?",
            "visa",
            "mastercard",
            "maestro",
            "amex",
            "credit",
            "debit",
            "mada",
            "pan",
            "بطاقة",
            "بطاقتي",
            "فيزا",
            "مدى",
            "ماستركارد",
            "ائتمان",
            "ائتمانية");
    private static final Cue OTHERWISE = new Cue(
            24,
            "isbn",
            "ean",
            "barcode",
            "imei",
            "tracking",
            "order",
            "invoice",
            "serial",
            "sku",
            "upc",
            "باركود",
            "تتبع",
            "طلب",
            "فاتورة",
            "تسلسلي");

    @Override
    public DataType type() {
        return DataType.CARD;
    }

    @Override
    public List<Finding> find(Passage passage) {
        List<Finding> found = new ArrayList<>();
        for (DigitRun run : passage.digitRuns()) {
            for (DigitRun.Part part : run.parts(MAX_GROUPS, MIN_DIGITS, MAX_DIGITS)) {
                passage.spend(1);
                if (isCard(passage.text(), part)) {
                    found.add(passage.finding(part.start(), part.end(), DataType.CARD, part.digits()));
                }
            }
        }
        return found;
    }

    private static boolean isCard(String text, DigitRun.Part part) {
        boolean whole = part.layout().indexOf('-') < 0;
        if (!whole && !LAYOUTS.contains(part.layout())) {
            return false;
        }
        if (!ISSUERS.isValid(part.digits())) {
            return false;
        }
        if (!whole) {
            return true;
        }
        return ANNOUNCED.before(text, part.start())
                || (part.digits().length() > MIN_DIGITS && !OTHERWISE.before(text, part.start()));
    }
}
