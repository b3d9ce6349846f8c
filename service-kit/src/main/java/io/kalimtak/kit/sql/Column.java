package io.kalimtak.kit.sql;

import java.util.function.Function;

/**
 * A column that a batch fills.
 *
 * @param name as the table has it
 * @param type PostgreSQL's name of its type, for arrays of it
 * @param value a row's value, null for none
 */
public record Column<T>(String name, String type, Function<T, ?> value) {}
