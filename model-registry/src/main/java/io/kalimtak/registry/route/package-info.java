/** Routes: which versions serve which share of a route's traffic, now and ever before. */
package io.kalimtak.registry.route;
