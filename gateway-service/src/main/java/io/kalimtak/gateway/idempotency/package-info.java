/** The first answer under an Idempotency-Key, replayed for a day. */
package io.kalimtak.gateway.idempotency;
