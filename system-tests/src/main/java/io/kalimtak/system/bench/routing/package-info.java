/** How soon gateways follow the registry. */
package io.kalimtak.system.bench.routing;
