/**
 * Where an answer came from and where it went, in one call. The gateway knows none of it: it asks the services that own the
 * parts and puts their answers side by side.
 */
package io.kalimtak.gateway.lineage;
