package dev.corpusmill.query.http;

import dev.corpusmill.query.pipeline.ChatMemory;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code DELETE /v1/sessions/{id}}: forgets a conversation of a client that may see exactly the same. */
final class SessionEndpoint implements Endpoint {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ChatMemory memory;

    SessionEndpoint(ChatMemory memory) {
        this.memory = memory;
    }

    @Override
    public HandlerType method() {
        return HandlerType.DELETE;
    }

    @Override
    public String path() {
        return "/v1/sessions/{id}";
    }

    @Override
    public void handle(Context context) {
        String id = check(context.pathParam("id"));
        if (!memory.clear(RequestContext.of(context).client().scope(), id)) {
            throw new ProblemException(
                    Problem.of(404, "no-such-session", "there is no session of this name for this key"));
        }
        context.status(204);
    }

    /** The name of a session; empty if there is none. */
    static String check(@Nullable String id) {
        if (id == null) {
            return "";
        }
        Fields.check(ID.matcher(id).matches(), "session", "1 to 64 of A-Z a-z 0-9 _ -");
        return id;
    }
}
