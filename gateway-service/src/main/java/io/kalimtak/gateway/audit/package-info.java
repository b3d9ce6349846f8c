/** The audit trail: every call of an operator or a privacy officer, append-only, each entry chained to the one before. */
package io.kalimtak.gateway.audit;
