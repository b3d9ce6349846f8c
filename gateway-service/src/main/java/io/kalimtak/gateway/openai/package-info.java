/**
 * The door for clients that speak OpenAI's protocol: what its calls share, from the choice of who answers to the log, and the
 * small calls. Chats are in {@code gateway.chat}, responses in {@code gateway.responses}.
 */
package io.kalimtak.gateway.openai;
