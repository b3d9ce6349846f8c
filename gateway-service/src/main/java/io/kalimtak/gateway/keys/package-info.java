/** Who may call: keys by hash, their roles, and the filter at the door. */
package io.kalimtak.gateway.keys;
