package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerOrigin;
import dev.corpusmill.query.pipeline.Citation;
import java.util.List;

/** The format of an answer: in one piece, or streamed, where each method gives whole server-sent events. */
interface AnswerFormat {
    ObjectNode whole(Answer answer);

    String begin(AnswerOrigin origin, List<Citation> citations);

    String token(String text);

    String done(Answer answer);

    String error(Problem problem);
}
