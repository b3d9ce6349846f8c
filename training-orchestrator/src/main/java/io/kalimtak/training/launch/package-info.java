/** What runs a training: launchers behind one small interface. */
package io.kalimtak.training.launch;
