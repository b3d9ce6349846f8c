/** What the registry knows of where answers came from and where training data went. It asks nobody else. */
package io.kalimtak.registry.lineage;
