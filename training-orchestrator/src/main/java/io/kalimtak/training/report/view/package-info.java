/** What the templates show, ready as text. */
package io.kalimtak.training.report.view;
