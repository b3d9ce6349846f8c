package io.kalimtak.gateway.generate;

/** Where in a conversation a person's newest words stand. */
public enum Turn {
    /** Nothing was answered before: the words and their answer are whole by themselves. */
    FIRST,

    /** Answers came before them, which are not kept: what is answered from those cannot be understood without. */
    LATER,

    /** Nobody said anything: results of tools, or what lies at the engine. */
    NOBODYS
}
