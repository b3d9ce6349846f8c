/**
 * An agent for the services' JVMs: it ends one at a named point of its code, or plants a known mistake. The services know
 * nothing of it, and nothing of it is in what is deployed.
 */
package io.kalimtak.system.faults;
