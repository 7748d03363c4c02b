package dev.corpusmill.query.pipeline;

import dev.corpusmill.query.chat.ChatMessage;
import dev.corpusmill.query.prompt.References;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.query.session.ChatTurn;
import dev.corpusmill.query.session.Sessions;
import java.util.ArrayList;
import java.util.List;

/** The conversation before a question, as the client sends it or as its session holds it. */
public final class ChatMemory {
    private final Sessions sessions;

    public ChatMemory(Sessions sessions) {
        this.sessions = sessions;
    }

    /** What was said before the question, oldest first: what the client sent, then what its session holds. */
    List<ChatMessage> history(Request request) {
        if (request.session().isEmpty()) {
            return request.history();
        }
        List<ChatMessage> history = new ArrayList<>(request.history());
        for (ChatTurn turn : sessions.history(request.scope(), request.session())) {
            history.add(new ChatMessage(ChatMessage.USER, turn.question()));
            history.add(new ChatMessage(ChatMessage.ASSISTANT, turn.answer()));
        }
        return history;
    }

    /** Remembers the answer for the next question, without the numbers of its sources: they would be other ones then. */
    void remember(Request request, Answer answer) {
        if (!request.session().isEmpty()) {
            sessions.add(
                    request.scope(),
                    request.session(),
                    new ChatTurn(request.question(), References.without(answer.text())));
        }
    }

    /** Forgets a conversation; false if this scope has none of this id. */
    public boolean clear(Scope scope, String id) {
        return sessions.clear(scope, id);
    }
}
