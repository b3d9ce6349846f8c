/** The gateway's part of an erasure, and the proof of everybody's. */
package io.kalimtak.gateway.privacy;
