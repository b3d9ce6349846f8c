package io.kalimtak.curation.rule;

/**
 * A rule that judges a row by its words alone. Its verdict is a function of the words, the rule's version and its settings,
 * and is kept until one of them changes; so it asks neither the clock, nor a table, nor chance.
 */
public non-sealed interface TextRule extends Rule {
    /** Throws nothing for any text; a rule that cannot judge says so in its verdict. */
    Verdict verdict(Content content);
}
