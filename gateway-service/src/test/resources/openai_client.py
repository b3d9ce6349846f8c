"""What an application with OpenAI's client for Python does, against Kalimtak. Every line must hold."""
import os

import openai

client = openai.OpenAI(base_url=os.environ["BASE_URL"], api_key=os.environ["API_KEY"], max_retries=0)
messages = [
    {"role": "system", "content": "be brief"},
    {"role": "user", "content": "write a polite email to my landlord about the broken heater"},
]

names = [model.id for model in client.models.list()]
assert names[0] == "default", names

whole = client.chat.completions.create(model="default", messages=messages, user="python-person")
assert "landlord" in whole.choices[0].message.content
assert whole.choices[0].finish_reason == "stop"
assert whole.usage.total_tokens == whole.usage.prompt_tokens + whole.usage.completion_tokens
assert whole.kalimtak["interaction_id"], whole

raw = client.chat.completions.with_raw_response.create(model=names[1], messages=messages, store=False)
assert raw.headers["x-kalimtak-logged"] == "false"
assert raw.headers["x-kalimtak-model-version"] == names[1]

pieces, last = [], None
for chunk in client.chat.completions.create(
    model="default", messages=messages, stream=True, stream_options={"include_usage": True}
):
    if chunk.choices and chunk.choices[0].delta.content:
        pieces.append(chunk.choices[0].delta.content)
    last = chunk
assert len(pieces) > 1 and "landlord" in "".join(pieces)
assert last.usage.completion_tokens > 0
assert last.kalimtak["interaction_id"], last

stream = client.chat.completions.create(model="default", messages=messages, stream=True)
next(iter(stream))
stream.close()

try:
    client.chat.completions.create(model="gpt-unknown", messages=messages)
    raise AssertionError("an unknown model was answered")
except openai.NotFoundError as error:
    assert error.code == "model_not_found", error
try:
    client.chat.completions.create(model="default", messages=[])
    raise AssertionError("no message was answered")
except openai.BadRequestError as error:
    assert error.param == "messages", error
try:
    openai.OpenAI(base_url=os.environ["BASE_URL"], api_key="wrong", max_retries=0).models.list()
    raise AssertionError("a wrong key was taken")
except openai.AuthenticationError:
    pass

print("every call was answered")
