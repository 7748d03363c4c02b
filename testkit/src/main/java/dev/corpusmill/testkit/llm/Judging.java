package dev.corpusmill.testkit.llm;

/** What a {@link FakeVllm} does with requests to judge texts. */
public enum Judging {
    /** As a vLLM does: a text is judged by the words of the question that it has. */
    WELL,
    /** Nothing comes, on an open socket: so a draining vLLM. */
    SILENCE,
    /** 503, as a full one. */
    FULL,
    /** 500, as one whose engine was killed. */
    KILLED,
    /** 200 with a body that is not JSON. */
    NONSENSE,
    /** Scores for the first half of the texts. */
    HALF,
    /** Scores that are no numbers. */
    NO_NUMBERS,
    /** Each score twice, and none of some texts. */
    TWICE
}
