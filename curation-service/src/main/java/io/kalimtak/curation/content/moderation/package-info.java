/**
 * What moderators say, and one that asks a server. A server's answer is no function of the words, so it is no rule's verdict:
 * it is asked for in batches outside of any transaction and kept by {@link OpenAiModerator#key}.
 */
package io.kalimtak.curation.content.moderation;
