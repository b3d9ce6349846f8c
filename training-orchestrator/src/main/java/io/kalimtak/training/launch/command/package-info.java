/** A program of the operator's on this machine as a launcher; docs/launchers.md is its contract. */
package io.kalimtak.training.launch.command;
