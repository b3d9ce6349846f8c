/** Which version answers whom: the routing table, followed from its topic, and the sticky assignment of people to arms. */
package io.kalimtak.gateway.routing;
