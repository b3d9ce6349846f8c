/** The door for clients that speak OpenAI's protocol: chat completions, whole and streamed, and the list of models. */
package io.kalimtak.gateway.chat;
