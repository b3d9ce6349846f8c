/** One class for each section of a page. */
package io.kalimtak.training.report.section;
