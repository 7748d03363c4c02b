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

    /** What was said before the question, oldest first: what its session holds, then what the client sent. */
    List<ChatMessage> history(Request request) {
        if (request.session().isEmpty()) {
            return request.history();
        }
        List<ChatMessage> history = new ArrayList<>(said(request.scope(), request.session()));
        history.addAll(request.history());
        return history;
    }

    /** What was said in a conversation, oldest first; nothing where there is no such conversation. */
    public List<ChatMessage> said(Scope scope, String id) {
        List<ChatMessage> messages = new ArrayList<>();
        for (ChatTurn turn : sessions.history(scope, id)) {
            messages.add(new ChatMessage(ChatMessage.USER, turn.question()));
            messages.add(new ChatMessage(ChatMessage.ASSISTANT, turn.answer()));
        }
        return messages;
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

    /** Begins a conversation with all that was said in another one, which stays as it is. */
    public void branch(Scope scope, String from, String to) {
        sessions.history(scope, from).forEach(turn -> sessions.add(scope, to, turn));
    }

    /** Forgets a conversation; false if this scope has none of this id. */
    public boolean clear(Scope scope, String id) {
        return sessions.clear(scope, id);
    }
}
