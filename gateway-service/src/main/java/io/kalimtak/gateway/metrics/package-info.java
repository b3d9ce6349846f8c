/**
 * Live figures. What interactions tell comes from interaction-service; a request that failed is no interaction, so the
 * gateway counts how requests end. docs/metrics.md defines each figure.
 */
package io.kalimtak.gateway.metrics;
