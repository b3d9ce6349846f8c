/**
 * The gateway under load, beside Portkey's on the same machine: {@code ./kalimtak bench gateway}, {@code ./kalimtak bench chat},
 * and its memory over time: {@code ./kalimtak bench soak}.
 */
package io.kalimtak.system.bench.gateway;
