/**
 * Long work that one replica does and any replica can take over: claimed with a lease, kept by heartbeats, fenced by
 * the lease's owner.
 */
package io.kalimtak.training.work;
