/** What a page tells of, read from the tables and the storage. */
package io.kalimtak.training.report.facts;
