/** Reports as one HTML page that needs nothing but itself, made from what is stored when it is asked for. */
package io.kalimtak.training.report;
