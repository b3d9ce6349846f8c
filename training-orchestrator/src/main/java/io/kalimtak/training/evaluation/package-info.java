/** Measures versions on held-out rows, decides by the gate, and keeps the reports. */
package io.kalimtak.training.evaluation;
