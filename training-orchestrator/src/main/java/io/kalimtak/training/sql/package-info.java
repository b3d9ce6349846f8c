/** Plain JDBC with one line a statement. */
package io.kalimtak.training.sql;
