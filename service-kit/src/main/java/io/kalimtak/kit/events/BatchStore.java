package io.kalimtak.kit.events;

import java.util.List;

/**
 * Stores a batch in one transaction, by natural key, so that storing it again changes nothing. It either stores all of
 * it or throws and has stored none of it.
 */
@FunctionalInterface
public interface BatchStore<T> {
    void store(List<T> events);
}
