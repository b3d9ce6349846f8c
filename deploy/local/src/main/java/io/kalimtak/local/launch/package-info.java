/** {@code ./kalimtak up}: the whole system on one machine, as a command and as a library for system tests. */
package io.kalimtak.local.launch;
