/** Trainings that run as processes of their own on this machine. */
package io.kalimtak.training.launch.process;
