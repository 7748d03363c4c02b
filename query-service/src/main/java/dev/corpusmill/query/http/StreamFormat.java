package dev.corpusmill.query.http;

import dev.corpusmill.query.pipeline.Answer;
import dev.corpusmill.query.pipeline.AnswerOrigin;
import dev.corpusmill.query.pipeline.Citation;
import java.util.List;

/** The format of a streamed answer. Each method gives whole server-sent events. */
interface StreamFormat {
    String begin(AnswerOrigin origin, List<Citation> citations);

    String token(String text);

    String done(Answer answer);

    String error(Problem problem);
}
