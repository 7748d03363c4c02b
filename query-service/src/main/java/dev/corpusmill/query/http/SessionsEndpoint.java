package dev.corpusmill.query.http;

import dev.corpusmill.query.pipeline.ChatMemory;
import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code DELETE /v1/sessions/{id}}: forgets a conversation, of whoever may see the very same. */
final class SessionsEndpoint {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ChatMemory conversations;

    SessionsEndpoint(ChatMemory conversations) {
        this.conversations = conversations;
    }

    void clear(Context context) {
        String id = check(context.pathParam("id"));
        if (!conversations.clear(RequestContext.of(context).caller().scope(), id)) {
            throw new ProblemException(
                    Problem.of(404, "no-such-session", "there is no session of this name for this key"));
        }
        context.status(204);
    }

    /** The name of a session; empty where there is none. */
    static String check(@Nullable String id) {
        if (id == null) {
            return "";
        }
        Fields.check(ID.matcher(id).matches(), "session", "1 to 64 of A-Z a-z 0-9 _ -");
        return id;
    }
}
