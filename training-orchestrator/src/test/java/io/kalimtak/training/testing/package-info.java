/** What the integration tests stand on: a registry that speaks the real one's paths, and training sets on disk. */
package io.kalimtak.training.testing;
