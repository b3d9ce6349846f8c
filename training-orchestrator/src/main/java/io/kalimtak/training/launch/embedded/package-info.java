/** The embedded engine, trained in a child process with its own heap. */
package io.kalimtak.training.launch.embedded;
