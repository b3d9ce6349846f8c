// What an application with OpenAI's client for Node does, against Kalimtak. Prints what it got, a JSON object a line.
import OpenAI from "openai";

const WORDS = "write a polite email to my landlord about the broken heater";
const baseURL = process.env.BASE_URL;
const apiKey = process.env.API_KEY;
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const chats = client.chat.completions;
const messages = [
  { role: "system", content: "be brief" },
  { role: "user", content: [{ type: "text", text: WORDS }] },
];
const parameters = { type: "object", properties: { location: { type: "string" } }, required: ["location"] };
const chatTools = [{ type: "function", function: { name: "get_current_weather", parameters } }];
const tools = [{ type: "function", name: "get_current_weather", parameters, strict: false }];

const tell = (step, got) => console.log(JSON.stringify({ step, ...got }));

/** The text, the pieces of calls and the last chunk. */
async function read(stream) {
  const got = { text: "", name: "", arguments: "", last: null };
  for await (const chunk of stream) {
    for (const choice of chunk.choices) {
      got.text += choice.delta.content ?? "";
      for (const call of choice.delta.tool_calls ?? []) {
        got.name += call.function.name ?? "";
        got.arguments += call.function.arguments ?? "";
      }
    }
    got.last = chunk;
  }
  return got;
}

/** Types in order of their first coming, the text, and the last event. */
async function readEvents(stream) {
  const types = new Set();
  const got = { text: "", last: null };
  for await (const event of stream) {
    types.add(event.type);
    got.text += event.type === "response.output_text.delta" ? event.delta : "";
    got.last = event;
  }
  return { ...got, types: [...types] };
}

async function failing(step, call) {
  try {
    await call();
    tell(step, { error: null });
  } catch (error) {
    tell(step, {
      error: error.constructor.name,
      status: error.status ?? null,
      code: error.code ?? null,
      param: error.param ?? null,
    });
  }
}

async function embedded() {
  tell("models", { ids: (await client.models.list()).data.map((model) => model.id) });
  const whole = await chats.create({ model: "default", messages, safety_identifier: "client-person", n: 2 });
  tell("embedded-chat", {
    choices: whole.choices.map((choice) => choice.message.content),
    finish: whole.choices[0].finish_reason,
    tokens: whole.usage.total_tokens - whole.usage.prompt_tokens - whole.usage.completion_tokens,
    id: whole.kalimtak.interaction_id,
  });
  const raw = await chats.create({ model: "embedded-base-1", messages, store: false }).asResponse();
  tell("embedded-unlogged", {
    logged: raw.headers.get("x-kalimtak-logged"),
    version: raw.headers.get("x-kalimtak-model-version"),
  });
  const chat = await read(
    await chats.create({ model: "default", messages, stream: true, stream_options: { include_usage: true } }),
  );
  tell("embedded-chat-stream", {
    text: chat.text,
    used: chat.last.usage.completion_tokens > 0,
    id: chat.last.kalimtak.interaction_id,
  });
  const response = await client.responses.create({ model: "default", input: WORDS, instructions: "be brief" });
  tell("embedded-response", {
    text: response.output_text,
    status: response.status,
    tokens: response.usage.total_tokens - response.usage.input_tokens - response.usage.output_tokens,
    id: response.kalimtak.interaction_id,
  });
  const input = [{ role: "user", content: [{ type: "input_text", text: WORDS }] }];
  const events = await readEvents(await client.responses.create({ model: "default", input, stream: true }));
  tell("embedded-response-stream", {
    types: events.types,
    text: events.text,
    id: events.last.response.kalimtak.interaction_id,
  });
  const helper = client.responses.stream({ model: "default", input: WORDS });
  const seen = await readEvents(helper);
  const final = await helper.finalResponse();
  tell("embedded-response-helper", {
    text: seen.text,
    same: final.output_text === seen.text,
    id: final.kalimtak.interaction_id,
  });
  await failing("embedded-previous", () =>
    client.responses.create({ model: "default", input: WORDS, previous_response_id: "resp_1" }),
  );
}

async function chatsAtAnEndpoint() {
  const whole = await chats.create({ model: "recorded", messages });
  tell("chat", { text: whole.choices[0].message.content, used: whole.usage.total_tokens });
  const chat = await read(
    await chats.create({ model: "recorded", messages, stream: true, stream_options: { include_usage: true } }),
  );
  tell("chat-stream", {
    text: chat.text,
    used: chat.last.usage.total_tokens,
    id: chat.last.kalimtak.interaction_id,
  });
  const final = await chats.stream({ model: "recorded", messages }).finalChatCompletion();
  tell("chat-helper", { text: final.choices[0].message.content, finish: final.choices[0].finish_reason });
  const call = (await chats.create({ model: "recorded", messages, tools: chatTools })).choices[0];
  const asked = call.message.tool_calls[0];
  tell("chat-tools", {
    finish: call.finish_reason,
    name: asked.function.name,
    arguments: JSON.parse(asked.function.arguments),
  });
  const told = { role: "tool", tool_call_id: asked.id, content: "22 degrees" };
  const after = await chats.create({
    model: "recorded",
    messages: [...messages, call.message, told],
    tools: chatTools,
  });
  tell("chat-tools-result", { text: after.choices[0].message.content });
  const pieces = await read(await chats.create({ model: "recorded", messages, tools: chatTools, stream: true }));
  tell("chat-tools-stream", {
    finish: pieces.last.choices[0].finish_reason,
    name: pieces.name,
    arguments: JSON.parse(pieces.arguments),
  });
  const embedding = await client.embeddings.create({ model: "recorded", input: ["a text"] });
  tell("embeddings", { numbers: embedding.data[0].embedding.map((number) => Number(number.toFixed(6))) });
}

async function responsesAtAnEndpoint() {
  const response = await client.responses.create({
    model: "recorded",
    input: WORDS,
    previous_response_id: "resp_before",
  });
  tell("response", { text: response.output_text, used: response.usage.total_tokens });
  const events = await readEvents(await client.responses.create({ model: "recorded", input: WORDS, stream: true }));
  tell("response-stream", {
    types: events.types,
    text: events.text,
    id: events.last.response.kalimtak.interaction_id,
  });
  const helper = client.responses.stream({ model: "recorded", input: WORDS });
  const seen = await readEvents(helper);
  const final = await helper.finalResponse();
  tell("response-helper", {
    text: seen.text,
    same: final.output_text === seen.text,
    id: final.kalimtak.interaction_id,
  });
  const call = (await client.responses.create({ model: "recorded", input: WORDS, tools })).output[0];
  tell("response-tools", { type: call.type, name: call.name, arguments: JSON.parse(call.arguments) });
  const result = { type: "function_call_output", call_id: call.call_id, output: "22 degrees" };
  const after = await client.responses.create({
    model: "recorded",
    tools,
    input: [{ role: "user", content: WORDS }, call, result],
  });
  tell("response-tools-result", { text: after.output_text });
  const streamed = await client.responses.stream({ model: "recorded", input: WORDS, tools }).finalResponse();
  tell("response-tools-stream", {
    type: streamed.output[0].type,
    name: streamed.output[0].name,
    arguments: JSON.parse(streamed.output[0].arguments),
  });
}

async function errors() {
  await failing("bad-model", () => chats.create({ model: "gpt-unknown", messages }));
  await failing("bad-key", () => new OpenAI({ baseURL, apiKey: "wrong", maxRetries: 0 }).models.list());
  await failing("bad-body", () => chats.create({ model: "recorded", messages: [] }));
  await failing("bad-response-body", () =>
    client.responses.create({ model: "recorded", input: WORDS, background: true }),
  );
  await failing("too-long", () => chats.create({ model: "engine-too-long", messages }));
  await failing("engine-limited", () => chats.create({ model: "engine-limited", messages }));
  await failing("engine-500", () => chats.create({ model: "engine-500", messages }));
  await failing("engine-no-json", () => chats.create({ model: "engine-no-json", messages }));
  await failing("engine-other-key", () => chats.create({ model: "engine-other-key", messages }));
  await failing("engine-cut", async () => read(await chats.create({ model: "engine-cut", messages, stream: true })));
  await failing("engine-cut-response", async () =>
    readEvents(await client.responses.create({ model: "engine-cut", input: WORDS, stream: true })),
  );
  await failing("engine-old", () => client.responses.create({ model: "engine-old", input: WORDS }));
  await failing("retrieve", () => client.responses.retrieve("resp_1"));
  const begun = performance.now();
  const patient = new OpenAI({ baseURL, apiKey, maxRetries: 2 });
  const again = await patient.chat.completions.create({ model: "engine-limited", messages });
  tell("engine-limited-again", {
    text: again.choices[0].message.content,
    waited: performance.now() - begun >= 1000,
  });
  const limited = new OpenAI({ baseURL, apiKey: process.env.LIMITED_KEY, maxRetries: 0 });
  await failing("limited", async () => {
    for (let i = 0; i < 3; i++) {
      await limited.models.list();
    }
  });
  const models = await limited.models.list({ maxRetries: 2 });
  tell("limited-again", { models: models.data.length });
}

async function hangingUp() {
  const chat = await chats.create({ model: "engine-endless", messages, stream: true }).withResponse();
  for await (const chunk of chat.data) {
    if (chunk.choices[0].delta.content) {
      break;
    }
  }
  tell("chat-left", { id: chat.response.headers.get("x-kalimtak-interaction-id") });
  const asked = await client.responses.create({ model: "engine-endless", input: WORDS, stream: true }).withResponse();
  for await (const event of asked.data) {
    if (event.type === "response.output_text.delta") {
      break;
    }
  }
  tell("response-left", { id: asked.response.headers.get("x-kalimtak-interaction-id") });
}

await embedded();
await chatsAtAnEndpoint();
await responsesAtAnEndpoint();
await errors();
await hangingUp();
