/** What people say about an answer, taken at the door and durable before it is confirmed. */
package io.kalimtak.gateway.feedback;
