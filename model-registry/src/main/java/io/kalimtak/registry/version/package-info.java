/** Versions of models: what they are, where they came from, how they stand, and every change of that. */
package io.kalimtak.registry.version;
