/** The one way to the database: JDBC with sets of rows, failures unchecked. */
package io.kalimtak.curation.database;
