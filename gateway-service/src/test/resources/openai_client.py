"""What an application with OpenAI's client for Python does, against Kalimtak. Prints what it got, a JSON object a line."""
import json
import os
import time

import openai

WORDS = "write a polite email to my landlord about the broken heater"
URL, KEY = os.environ["BASE_URL"], os.environ["API_KEY"]
client = openai.OpenAI(base_url=URL, api_key=KEY, max_retries=0)
chats = client.chat.completions
messages = [{"role": "system", "content": "be brief"}, {"role": "user", "content": WORDS}]
parameters = {"type": "object", "properties": {"location": {"type": "string"}}, "required": ["location"]}
chat_tools = [{"type": "function", "function": {"name": "get_current_weather", "parameters": parameters}}]
tools = [{"type": "function", "name": "get_current_weather", "parameters": parameters, "strict": False}]


def tell(step, **got):
    print(json.dumps({"step": step, **got}, ensure_ascii=False), flush=True)


def read(stream):
    """The text, the pieces of calls and the last chunk."""
    text, names, arguments, last = [], [], [], None
    for chunk in stream:
        for choice in chunk.choices:
            text.append(choice.delta.content or "")
            for call in choice.delta.tool_calls or []:
                names.append(call.function.name or "")
                arguments.append(call.function.arguments or "")
        last = chunk
    return "".join(text), "".join(names), "".join(arguments), last


def read_events(stream):
    """Types in order of their first coming, the text, and the last event."""
    types, text, last = {}, [], None
    for event in stream:
        types[event.type] = True
        if event.type == "response.output_text.delta":
            text.append(event.delta)
        last = event
    return list(types), "".join(text), last


def failing(step, call):
    try:
        call()
        tell(step, error=None)
    except openai.APIError as error:
        tell(
            step,
            error=type(error).__name__,
            status=getattr(error, "status_code", None),
            code=error.code,
            param=error.param,
        )


def embedded():
    tell("models", ids=[model.id for model in client.models.list()])
    whole = chats.create(model="default", messages=messages, user="client-person", n=2)
    tell(
        "embedded-chat",
        choices=[choice.message.content for choice in whole.choices],
        finish=whole.choices[0].finish_reason,
        tokens=whole.usage.total_tokens - whole.usage.prompt_tokens - whole.usage.completion_tokens,
        id=whole.kalimtak["interaction_id"],
    )
    raw = chats.with_raw_response.create(model="embedded-base-1", messages=messages, store=False)
    tell(
        "embedded-unlogged",
        logged=raw.headers["x-kalimtak-logged"],
        version=raw.headers["x-kalimtak-model-version"],
    )
    text, _, _, last = read(
        chats.create(model="default", messages=messages, stream=True, stream_options={"include_usage": True})
    )
    tell("embedded-chat-stream", text=text, used=last.usage.completion_tokens > 0, id=last.kalimtak["interaction_id"])
    response = client.responses.create(model="default", input=WORDS, instructions="be brief")
    tell(
        "embedded-response",
        text=response.output_text,
        status=response.status,
        tokens=response.usage.total_tokens - response.usage.input_tokens - response.usage.output_tokens,
        id=response.kalimtak["interaction_id"],
    )
    types, text, last = read_events(client.responses.create(model="default", input=messages, stream=True))
    tell("embedded-response-stream", types=types, text=text, id=last.response.kalimtak["interaction_id"])
    with client.responses.stream(model="default", input=WORDS) as stream:
        types, text, _ = read_events(stream)
        final = stream.get_final_response()
    tell("embedded-response-helper", text=text, same=final.output_text == text, id=final.kalimtak["interaction_id"])
    failing(
        "embedded-previous",
        lambda: client.responses.create(model="default", input=WORDS, previous_response_id="resp_1"),
    )


def at_an_endpoint():
    whole = chats.create(model="recorded", messages=messages)
    tell("chat", text=whole.choices[0].message.content, used=whole.usage.total_tokens)
    text, _, _, last = read(
        chats.create(model="recorded", messages=messages, stream=True, stream_options={"include_usage": True})
    )
    tell("chat-stream", text=text, used=last.usage.total_tokens, id=last.kalimtak["interaction_id"])
    with chats.stream(model="recorded", messages=messages) as stream:
        for _ in stream:
            pass
        final = stream.get_final_completion()
    tell("chat-helper", text=final.choices[0].message.content, finish=final.choices[0].finish_reason)
    call = chats.create(model="recorded", messages=messages, tools=chat_tools).choices[0]
    function = call.message.tool_calls[0].function
    tell("chat-tools", finish=call.finish_reason, name=function.name, arguments=json.loads(function.arguments))
    told = {"role": "tool", "tool_call_id": call.message.tool_calls[0].id, "content": "22 degrees"}
    after = chats.create(model="recorded", messages=[*messages, call.message, told], tools=chat_tools)
    tell("chat-tools-result", text=after.choices[0].message.content)
    _, name, arguments, last = read(chats.create(model="recorded", messages=messages, tools=chat_tools, stream=True))
    tell("chat-tools-stream", finish=last.choices[0].finish_reason, name=name, arguments=json.loads(arguments))
    embedding = client.embeddings.create(model="recorded", input=["a text"])
    tell("embeddings", numbers=[round(number, 6) for number in embedding.data[0].embedding])
    response = client.responses.create(model="recorded", input=WORDS, previous_response_id="resp_before")
    tell("response", text=response.output_text, used=response.usage.total_tokens)
    types, text, last = read_events(client.responses.create(model="recorded", input=WORDS, stream=True))
    tell("response-stream", types=types, text=text, id=last.response.kalimtak["interaction_id"])
    with client.responses.stream(model="recorded", input=WORDS) as stream:
        _, text, _ = read_events(stream)
        final = stream.get_final_response()
    tell("response-helper", text=text, same=final.output_text == text, id=final.kalimtak["interaction_id"])
    call = client.responses.create(model="recorded", input=WORDS, tools=tools).output[0]
    tell("response-tools", type=call.type, name=call.name, arguments=json.loads(call.arguments))
    result = {"type": "function_call_output", "call_id": call.call_id, "output": "22 degrees"}
    after = client.responses.create(
        model="recorded", tools=tools, input=[{"role": "user", "content": WORDS}, call, result]
    )
    tell("response-tools-result", text=after.output_text)
    with client.responses.stream(model="recorded", input=WORDS, tools=tools) as stream:
        call = stream.get_final_response().output[0]
    tell("response-tools-stream", type=call.type, name=call.name, arguments=json.loads(call.arguments))


def errors():
    failing("bad-model", lambda: chats.create(model="gpt-unknown", messages=messages))
    failing("bad-key", lambda: openai.OpenAI(base_url=URL, api_key="wrong", max_retries=0).models.list())
    failing("bad-body", lambda: chats.create(model="recorded", messages=[]))
    failing("bad-response-body", lambda: client.responses.create(model="recorded", input=WORDS, background=True))
    failing("too-long", lambda: chats.create(model="engine-too-long", messages=messages))
    failing("engine-limited", lambda: chats.create(model="engine-limited", messages=messages))
    failing("engine-500", lambda: chats.create(model="engine-500", messages=messages))
    failing("engine-no-json", lambda: chats.create(model="engine-no-json", messages=messages))
    failing("engine-other-key", lambda: chats.create(model="engine-other-key", messages=messages))
    failing("engine-cut", lambda: read(chats.create(model="engine-cut", messages=messages, stream=True)))
    failing(
        "engine-cut-response",
        lambda: read_events(client.responses.create(model="engine-cut", input=WORDS, stream=True)),
    )
    failing("engine-old", lambda: client.responses.create(model="engine-old", input=WORDS))
    failing("retrieve", lambda: client.responses.retrieve("resp_1"))
    begun = time.monotonic()
    patient = openai.OpenAI(base_url=URL, api_key=KEY, max_retries=2)
    again = patient.chat.completions.create(model="engine-limited", messages=messages)
    tell("engine-limited-again", text=again.choices[0].message.content, waited=time.monotonic() - begun >= 1)
    limited = openai.OpenAI(base_url=URL, api_key=os.environ["LIMITED_KEY"], max_retries=0)
    failing("limited", lambda: [limited.models.list() for _ in range(3)])
    tell("limited-again", models=len(limited.with_options(max_retries=2).models.list().data))


def hanging_up():
    stream = chats.create(model="engine-endless", messages=messages, stream=True)
    for chunk in stream:
        if chunk.choices[0].delta.content:
            break
    stream.close()
    tell("chat-left", id=stream.response.headers["x-kalimtak-interaction-id"])
    stream = client.responses.create(model="engine-endless", input=WORDS, stream=True)
    for event in stream:
        if event.type == "response.output_text.delta":
            break
    stream.close()
    tell("response-left", id=stream.response.headers["x-kalimtak-interaction-id"])


embedded()
at_an_endpoint()
errors()
hanging_up()
