package dev.corpusmill.query.http;

import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerOrigin;
import dev.corpusmill.query.pipeline.Citation;
import java.util.List;

/** How a streamed answer looks on the wire. Each method gives whole server-sent events. */
interface StreamFormat {
    String begin(AnswerOrigin route, List<Citation> citations);

    String token(String text);

    String done(Answer answer);

    String error(Problem problem);
}
