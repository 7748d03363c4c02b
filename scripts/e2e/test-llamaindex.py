"""LlamaIndex's OpenAILike with a running Corpusmill service that quotes. In a Python of its own: it wants an older openai."""

import argparse
import sys

QUESTION = "Where does Milvus store vectors?"
RIGHT = "object storage"


def check(holds, what):
    if not holds:
        sys.exit("clients: failed: " + what)
    print("clients: ok: " + what)


def main():
    from llama_index.core.llms import ChatMessage
    from llama_index.llms.openai_like import OpenAILike

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--base-url", required=True, help="like http://127.0.0.1:8080")
    base = options.parse_args().base_url + "/v1"

    plain = OpenAILike(model="docs", api_base=base, api_key="none")  # it takes a model for one that completes prompts
    check(RIGHT in plain.complete(QUESTION).text, "llamaindex: a completion")
    check(RIGHT in list(plain.stream_complete(QUESTION))[-1].text, "llamaindex: a streamed completion")

    chat = OpenAILike(model="docs", api_base=base, api_key="none", is_chat_model=True)
    asked = [ChatMessage(role="user", content=QUESTION)]
    check(RIGHT in chat.chat(asked).message.content, "llamaindex: a chat")
    check(RIGHT in list(chat.stream_chat(asked))[-1].message.content, "llamaindex: a streamed chat")
    check(RIGHT in chat.complete(QUESTION).text, "llamaindex: a completion of a chat model")


if __name__ == "__main__":
    main()
