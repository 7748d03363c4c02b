"""LangChain, Cohere's client and the official MCP client, each with a running Corpusmill service that quotes and reranks."""

import argparse
import asyncio
import json
import sys

QUESTION = "Where does Milvus store vectors?"
RIGHT = "object storage"


def check(holds, what):
    if not holds:
        sys.exit("clients: failed: " + what)
    print("clients: ok: " + what)


def langchain(base):
    from langchain_openai import ChatOpenAI, OpenAIEmbeddings

    chat = ChatOpenAI(base_url=base, api_key="none", model="docs", temperature=0)
    check(RIGHT in chat.invoke(QUESTION).content, "langchain: an answer")
    check(RIGHT in "".join(chunk.content for chunk in chat.stream(QUESTION)), "langchain: a streamed answer")
    embeddings = OpenAIEmbeddings(base_url=base, api_key="none", model="docs", check_embedding_ctx_length=False)
    check(len(embeddings.embed_query("one")) == len(embeddings.embed_documents(["two", "three"])[1]), "langchain: embeddings")


def cohere(base):
    from cohere import Client

    documents = ["Rain.", "Milvus store vectors where?"]
    ranked = Client(api_key="none", base_url=base).rerank(query=QUESTION, documents=documents, top_n=1)
    check([result.index for result in ranked.results] == [1], "cohere: documents in a new order")
    check(0 < ranked.results[0].relevance_score <= 1, "cohere: a score")


async def mcp(base):
    from mcp import ClientSession
    from mcp.client import streamable_http

    connect = getattr(streamable_http, "streamable_http_client", None) or streamable_http.streamablehttp_client
    async with connect(base + "/mcp") as streams:
        async with ClientSession(streams[0], streams[1]) as session:
            await session.initialize()
            tools = {tool.name for tool in (await session.list_tools()).tools}
            check(tools == {"search", "fetch", "list_documents", "explain"}, "mcp: the tools")

            async def call(name, **arguments):
                result = await session.call_tool(name, arguments)
                return json.loads(result.content[0].text)

            hit = (await call("search", query=QUESTION))["results"][0]
            check(RIGHT in hit["text"], "mcp: a search")
            check(RIGHT in (await call("fetch", id=hit["id"]))["text"], "mcp: a document")
            check(any(d["id"] == hit["id"] for d in (await call("list_documents", limit=200))["documents"]), "mcp: the list")
            check((await call("explain", query=QUESTION))["hits"][0]["routes"], "mcp: an explanation")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--base-url", required=True, help="like http://127.0.0.1:8080")
    base = options.parse_args().base_url
    langchain(base + "/v1")
    cohere(base)
    asyncio.run(mcp(base))


if __name__ == "__main__":
    main()
