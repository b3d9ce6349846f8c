/** Responses of OpenAI's protocol, the newer form of chats, whole and streamed. */
package io.kalimtak.gateway.responses;
