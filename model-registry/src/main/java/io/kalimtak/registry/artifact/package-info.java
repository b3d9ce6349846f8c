/** The files of versions, on the storage that all replicas share. */
package io.kalimtak.registry.artifact;
