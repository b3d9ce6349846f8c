/** The way through to the services that own what is asked for; no rule of theirs is repeated here. */
package io.kalimtak.gateway.proxy;
