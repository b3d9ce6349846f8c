// What an application with OpenAI's client for Node does, against Kalimtak. Every line must hold.
import assert from "node:assert/strict";
import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.env.BASE_URL, apiKey: process.env.API_KEY, maxRetries: 0 });
const messages = [
  { role: "system", content: "be brief" },
  { role: "user", content: [{ type: "text", text: "write a polite email to my landlord about the broken heater" }] },
];

const models = await client.models.list();
assert.equal(models.data[0].id, "default");

const whole = await client.chat.completions.create({ model: "default", messages, safety_identifier: "node-person" });
assert.match(whole.choices[0].message.content, /landlord/);
assert.equal(whole.usage.total_tokens, whole.usage.prompt_tokens + whole.usage.completion_tokens);
assert.ok(whole.kalimtak.interaction_id);

let said = "";
let last;
const stream = await client.chat.completions.create({
  model: "default",
  messages,
  stream: true,
  stream_options: { include_usage: true },
});
for await (const chunk of stream) {
  said += chunk.choices[0]?.delta?.content ?? "";
  last = chunk;
}
assert.match(said, /landlord/);
assert.ok(last.usage.completion_tokens > 0);
assert.ok(last.kalimtak.interaction_id);

const abandoned = await client.chat.completions.create({ model: "default", messages, stream: true });
for await (const chunk of abandoned) {
  assert.ok(chunk.id);
  break;
}

await assert.rejects(
  client.chat.completions.create({ model: "gpt-unknown", messages }),
  (error) => error instanceof OpenAI.NotFoundError && error.code === "model_not_found",
);
await assert.rejects(
  client.chat.completions.create({ model: "default", messages: [] }),
  (error) => error instanceof OpenAI.BadRequestError && error.param === "messages",
);
await assert.rejects(
  new OpenAI({ baseURL: process.env.BASE_URL, apiKey: "wrong", maxRetries: 0 }).models.list(),
  OpenAI.AuthenticationError,
);

console.log("every call was answered");
