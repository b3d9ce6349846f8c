/** Training sets as the orchestrator knows them: from their topic, and read from storage with every checksum verified. */
package io.kalimtak.training.sets;
