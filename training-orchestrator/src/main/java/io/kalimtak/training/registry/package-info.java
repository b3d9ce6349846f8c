/** The model registry as this service needs it: which version is live, its artifact, and a new version's registration. */
package io.kalimtak.training.registry;
