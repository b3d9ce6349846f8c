/** How often the gate is wrong. */
package io.kalimtak.system.bench.evaluation;
