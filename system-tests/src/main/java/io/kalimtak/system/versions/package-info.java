/** Versions that a test or a benchmark makes and registers itself, as the orchestrator does after a run. */
package io.kalimtak.system.versions;
