/** The promotion gate as it is configured. */
package io.kalimtak.training.evaluation.gate;
