/** Weekly training and monthly evaluation: Quartz fires them once across replicas and makes up for a missed firing. */
package io.kalimtak.training.schedule;
