/** Chat completions of OpenAI's protocol, whole and streamed. */
package io.kalimtak.gateway.chat;
