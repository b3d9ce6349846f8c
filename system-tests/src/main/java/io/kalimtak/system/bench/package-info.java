/** What the whole system costs, measured: {@code ./kalimtak bench}. */
package io.kalimtak.system.bench;
