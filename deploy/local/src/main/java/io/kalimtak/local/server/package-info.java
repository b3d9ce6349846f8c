/**
 * PostgreSQL, Kafka and the schema registry as child processes of one JVM: start, readiness, stop, and nothing left
 * behind when that JVM is killed.
 */
package io.kalimtak.local.server;
