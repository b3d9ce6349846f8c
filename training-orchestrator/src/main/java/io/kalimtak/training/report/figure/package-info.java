/** What is known of each figure: its name for people, its scale, which way is better. */
package io.kalimtak.training.report.figure;
