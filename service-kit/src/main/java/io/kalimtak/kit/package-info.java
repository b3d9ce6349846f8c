/** What every service needs and no domain knows: ids, problem details, keys, the outbox, batch consuming, telemetry. */
package io.kalimtak.kit;
