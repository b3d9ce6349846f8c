/** Phrases that a text says, in whatever spelling: what detectors of refusals, injections and unsafe content stand on. */
package io.kalimtak.prompt.phrase;
