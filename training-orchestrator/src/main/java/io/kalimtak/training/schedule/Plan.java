package io.kalimtak.training.schedule;

/** What a firing is to do, decided; carried out in the transaction that records the firing. */
@FunctionalInterface
interface Plan {
    Outcome carryOut();
}
