package dev.corpusmill.query.pipeline;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.query.prompt.References;
import dev.corpusmill.query.prompt.Turn;
import dev.corpusmill.query.security.Scope;
import dev.corpusmill.query.session.ChatTurn;
import dev.corpusmill.query.session.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What was said before a question: in a session of ours, or as the client sends it along. */
public final class ChatMemory {
    private final Sessions sessions;
    private final Optional<Completer> completer;

    /** @param completer empty where no model completes questions */
    public ChatMemory(Sessions sessions, Optional<Completer> completer) {
        this.sessions = sessions;
        this.completer = completer;
    }

    /** The question with what was said before it, completed from that where a model can. */
    CompletableFuture<Asked> take(Request request, Deadline deadline, TraceNotes notes) {
        List<Turn> history = new ArrayList<>(request.history());
        if (!request.session().isEmpty()) {
            for (ChatTurn past : sessions.history(request.scope(), request.session())) {
                history.add(new Turn(Turn.USER, past.question()));
                history.add(new Turn(Turn.ASSISTANT, past.answer()));
            }
        }
        boolean first = history.stream().allMatch(turn -> turn.role().equals(Turn.SYSTEM));
        if (first || completer.isEmpty()) {
            return CompletableFuture.completedFuture(new Asked(request.question(), history, first));
        }
        return completer.get().complete(request.question(), history, deadline, notes);
    }

    /** Remembers the answer for the next question, without the numbers of sources that will not be there then. */
    void remember(Request request, Answer answer) {
        if (!request.session().isEmpty()) {
            sessions.add(
                    request.scope(),
                    request.session(),
                    new ChatTurn(request.question(), References.without(answer.text())));
        }
    }

    /** Forgets a conversation; false where there is none of this id for this scope. */
    public boolean clear(Scope scope, String id) {
        return sessions.clear(scope, id);
    }
}
