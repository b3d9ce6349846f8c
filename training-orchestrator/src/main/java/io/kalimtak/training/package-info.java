/**
 * The training orchestrator owns training runs (from an order to a registered or refused version), the evaluation of
 * versions and the schedules of both. It decides whether a version is better; it never deploys one.
 */
package io.kalimtak.training;
