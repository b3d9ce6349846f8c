/**
 * The check that nothing accepted is lost or doubled: traffic that writes down what it sends and what it is told, faults by
 * a seed, and a judge that holds the ledger against tables and topics.
 */
package io.kalimtak.system.oracle;
