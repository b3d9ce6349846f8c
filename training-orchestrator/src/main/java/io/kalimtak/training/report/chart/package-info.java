/** Charts as SVG marks; the page's style sheet gives them their colours. */
package io.kalimtak.training.report.chart;
