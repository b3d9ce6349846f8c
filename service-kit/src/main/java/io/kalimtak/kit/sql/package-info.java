/** Writing many rows in one statement. */
package io.kalimtak.kit.sql;
