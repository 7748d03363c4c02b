"""A conversation of the official OpenAI client with a running Corpusmill service.

Needs a service with a model server behind it, and an index that answers the question.
"""

import argparse
import sys

import openai
from openai.types import Completion, CreateEmbeddingResponse, Model
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from openai.types.responses import Response, ResponseStreamEvent
from pydantic import TypeAdapter


def check(holds, what):
    if not holds:
        sys.exit("openai client: failed: " + what)
    print("openai client: ok: " + what)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--base-url", required=True, help="like http://127.0.0.1:8080/v1")
    options.add_argument("--question", default="Where does Milvus store vectors?")
    options.add_argument("--origin", default="llm", choices=["llm", "extract"], help="origin that answers must have")
    options.add_argument("--scenario", default="well", choices=["well", "breaks", "cancel"],
                         help="well: all is well; breaks: the model server breaks after the first token of each answer;"
                         " cancel: it writes for a long time, and this client leaves")
    asked = options.parse_args()
    client = openai.OpenAI(base_url=asked.base_url, api_key="unused", max_retries=0, timeout=60)
    messages = [{"role": "user", "content": asked.question}]

    if asked.scenario == "breaks":
        breaks(client, asked.question)
    elif asked.scenario == "cancel":
        cancel(client, asked.question)
    else:
        well(client, asked, messages)


def breaks(client, question):
    model = client.models.list().data[0].id
    text = ""
    try:
        for chunk in client.chat.completions.create(
            model=model, messages=[{"role": "user", "content": question}], temperature=0, stream=True
        ):
            text += chunk.choices[0].delta.content or ""
        check(False, "a stream that breaks raises")
    except openai.APIError as error:
        check(text != "", "a stream that breaks gives what was written before")
        check("model server" in error.message, "a stream that breaks raises APIError with the reason")
        check("127.0.0.1" not in error.message, "the reason does not say where the model server is")
    plain = client.chat.completions.create(
        model=model, messages=[{"role": "user", "content": question}], temperature=0)
    check(plain.model_extra["origin"] == "extract", "a plain completion that breaks is replaced by quotes")


def cancel(client, question):
    model = client.models.list().data[0].id
    messages = [{"role": "user", "content": question}]
    stream = client.chat.completions.create(model=model, messages=messages, temperature=0, stream=True)
    next(iter(stream))
    stream.close()
    check(client.models.list().data, "the service goes on after a stream was closed")
    try:
        client.chat.completions.create(model=model, messages=messages, temperature=0, timeout=1)
        check(False, "a client that does not wait raises")
    except openai.APITimeoutError:
        check(client.models.list().data, "the service goes on after a client did not wait")


def well(client, asked, messages):
    models = client.models.list().data
    check(len(models) == 1 and models[0].object == "model", "models are listed")
    model = models[0].id
    check(client.models.retrieve(model).id == model, "a model is retrieved")

    plain = client.chat.completions.create(model=model, messages=messages, temperature=0, max_tokens=200, seed=1)
    text = plain.choices[0].message.content
    check(plain.object == "chat.completion" and plain.choices[0].message.role == "assistant", "plain completion")
    check(bool(text) and plain.choices[0].finish_reason == "stop", "plain completion has text and a finish reason")
    check(plain.usage.total_tokens == plain.usage.prompt_tokens + plain.usage.completion_tokens, "usage adds up")
    check(plain.model_extra["origin"] == asked.origin, "the origin is " + asked.origin)
    check(plain.model_extra["citations"][0]["n"] == 1, "citations are there")

    chunks = list(client.chat.completions.create(model=model, messages=messages, stream=True))
    check(chunks[0].choices[0].delta.role == "assistant", "a stream begins with the role")
    check(chunks[0].model_extra["citations"][0]["n"] == 1, "a stream begins with the citations")
    check("".join(c.choices[0].delta.content or "" for c in chunks) == text, "streamed text is the plain text")
    check(chunks[-1].choices[0].finish_reason == "stop", "a stream ends with the finish reason")
    check(all(c.usage is None for c in chunks), "no usage unless asked for")
    check(len({c.id for c in chunks}) == 1, "all chunks have one id")

    counted = list(
        client.chat.completions.create(
            model=model, messages=messages, stream=True, stream_options={"include_usage": True}
        )
    )
    check(counted[-1].choices == [] and counted[-1].usage is not None, "the last chunk has the usage")
    check(all(c.usage is None for c in counted[:-1]), "only the last chunk has the usage")

    strict(client, asked, model, messages)
    picture = {"role": "user", "content": [
        {"type": "text", "text": "What is this?"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,"}}]}
    refusal = {"role": "assistant", "content": [{"type": "refusal", "refusal": "I cannot see it."}]}
    later = client.chat.completions.create(model=model, messages=[picture, refusal] + messages)
    check(later.model_extra["trace"]["ignored"] == ["messages[0].content[1]"], "an earlier picture is left out and named")
    listed = client.chat.completions.create(model=model, messages=messages, extra_body={"source_list": True})
    check(listed.choices[0].message.content.startswith(text), "a list of sources may follow the text")
    for unsupported in ({"tools": [{"type": "function", "function": {"name": "f"}}]}, {"n": 2}, {"logprobs": True}):
        try:
            client.chat.completions.create(model=model, messages=messages, **unsupported)
            check(False, "unsupported is an error: " + str(unsupported))
        except openai.BadRequestError as error:
            check(error.param == next(iter(unsupported)), "unsupported is BadRequestError: " + error.param)

    parts = [{"role": "user", "content": [{"type": "text", "text": asked.question}]}]
    check(client.chat.completions.create(model=model, messages=parts).choices[0].message.content, "text parts")

    with client.chat.completions.create(model=model, messages=messages, stream=True) as stream:
        next(iter(stream))
    check(client.models.list().data, "the service goes on after a client left a stream")

    try:
        client.chat.completions.create(model="no-such-model", messages=messages)
        check(False, "an unknown model is an error")
    except openai.NotFoundError as error:
        check(error.code == "model_not_found" and error.param == "model", "an unknown model is NotFoundError")
    try:
        client.chat.completions.create(model=model, messages=[])
        check(False, "no messages are an error")
    except openai.BadRequestError as error:
        check(error.param == "messages", "no messages are BadRequestError")
    try:
        client.chat.completions.create(model=model, messages=messages, temperature=7)
        check(False, "a temperature of 7 is an error")
    except openai.BadRequestError as error:
        check(error.param == "temperature", "a temperature of 7 is BadRequestError")


def strict(client, asked, model, messages):
    """Every body and every event is what OpenAI's own models say, without any conversion."""

    def valid(kind, raw):
        TypeAdapter(kind).validate_json(raw, strict=True)

    def lines(response):
        return [line[6:] for line in response.text.splitlines() if line.startswith("data: ") and line != "data: [DONE]"]

    chat = {"model": model, "messages": messages, "seed": 2}
    valid(ChatCompletion, client.chat.completions.with_raw_response.create(**chat).text)
    counted = {"stream": True, "stream_options": {"include_usage": True}}
    for path, body, whole, event in (
        ("/chat/completions", {**chat, **counted}, None, ChatCompletionChunk),
        ("/completions", {"model": model, "prompt": asked.question}, Completion, None),
        ("/completions", {"model": model, "prompt": asked.question, **counted}, None, Completion),
        ("/responses", {"model": model, "input": asked.question}, Response, None),
        ("/responses", {"model": model, "input": asked.question, "stream": True}, None, ResponseStreamEvent),
        ("/embeddings", {"model": model, "input": ["one", "two"]}, CreateEmbeddingResponse, None),
    ):
        response = client._client.post(str(client.base_url).rstrip("/") + path, json=body)
        check(response.status_code == 200, path + " answers: " + response.text[:200])
        for raw in [response.text] if whole else lines(response):
            if path == "/completions" and not whole:
                # The package asks for a finish reason in each chunk; OpenAI's server, like this one, has null until the last.
                raw = raw.replace('"finish_reason":null', '"finish_reason":"stop"')
            valid(whole or event, raw)
    valid(Model, client.models.with_raw_response.retrieve(model).text)
    check(True, "bodies and events are strictly those of OpenAI's package")

    first = client.responses.create(model=model, input=asked.question)
    check(first.status == "completed" and first.output_text, "a response has text")
    again = client.responses.create(model=model, input=asked.question, previous_response_id=first.id)
    check(again.previous_response_id == first.id, "a response goes on with an earlier one")
    try:
        client.responses.create(model=model, input=asked.question, previous_response_id="resp_none")
        check(False, "an unknown earlier response is an error")
    except openai.BadRequestError as error:
        check(error.code == "previous_response_not_found", "an unknown earlier response is BadRequestError")
    numbers = []
    with client.responses.create(model=model, input=asked.question, stream=True) as stream:
        for event in stream:
            numbers.append(event.sequence_number)
    check(numbers == list(range(len(numbers))), "events are numbered without holes")
    check(client.completions.create(model=model, prompt=asked.question).choices[0].text, "an older completion has text")

    floats = client.embeddings.create(model=model, input="one", encoding_format="float").data[0].embedding
    packed = client.embeddings.create(model=model, input="one").data[0].embedding  # the client asks for base64
    check(len(floats) == len(packed) and max(abs(a - b) for a, b in zip(floats, packed)) < 1e-6, "embeddings in both codings")


if __name__ == "__main__":
    main()
