package io.kalimtak.curation.personal.find;

import java.util.Locale;

/** What a detector looks for. The order is the priority between findings that overlap and are of the same length. */
public enum DataType {
    SECRET("an access key, token or password"),
    IBAN("a bank account number"),
    CARD("a payment card number"),
    NATIONAL_ID("a national identity number"),
    EMAIL("an e-mail address"),
    PHONE("a phone number"),
    IP("an IP address"),
    NAME("a person's name");

    private final String phrase;

    DataType(String phrase) {
        this.phrase = phrase;
    }

    /** With its article, for reasons and reports. */
    public String phrase() {
        return phrase;
    }

    /** As in settings: snake case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
