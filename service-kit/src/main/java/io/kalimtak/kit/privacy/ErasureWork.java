package io.kalimtak.kit.privacy;

/** What a service does to erase a person, in the transaction of its caller. Doing it again erases what is left. */
@FunctionalInterface
public interface ErasureWork {
    Erased erase(Erasure erasure);
}
