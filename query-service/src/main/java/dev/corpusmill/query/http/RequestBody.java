package dev.corpusmill.query.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the JSON object of a request, bounded, and says where it is wrong. */
final class RequestBody {
    private static final Pattern DUPLICATE = Pattern.compile("^Duplicate field '(.{1,80}?)'");

    private final ObjectMapper json;
    private final long maxBytes;

    RequestBody(ObjectMapper json, long maxBytes) {
        this.json = json;
        this.maxBytes = maxBytes;
    }

    Fields read(Context context) {
        checkType(context.contentType());
        byte[] bytes = bytes(context);
        if (bytes.length == 0) {
            throw new ProblemException(Problem.of(400, "empty-body", "the body is empty, a json object is needed"));
        }
        try {
            JsonNode tree = json.readTree(bytes);
            if (!tree.isObject()) {
                throw new ProblemException(Problem.of(400, "not-an-object", "the body must be a json object"));
            }
            return new Fields(tree);
        } catch (JsonProcessingException malformed) {
            throw new ProblemException(Problem.of(400, "malformed-json", describe(malformed)));
        } catch (IOException impossible) {
            throw new ProblemException(Problem.of(400, "malformed-json", "the body is not readable"));
        }
    }

    private static void checkType(@Nullable String type) {
        if (type == null || type.isBlank()) {
            return; // the body itself will tell
        }
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json") && !media.endsWith("+json")) {
            throw new ProblemException(Problem.of(
                    415, "unsupported-media-type", "the content type must be application/json, was " + media));
        }
    }

    private byte[] bytes(Context context) {
        try {
            InputStream in = context.req().getInputStream();
            byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE));
            if (bytes.length > maxBytes) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException broken) {
            throw new ProblemException(Problem.of(400, "broken-body", "the body ended before its length"));
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                Problem.of(413, "body-too-large", "the body is larger than " + maxBytes + " bytes"));
    }

    /** Not the parser's own words, which speak of its classes and settings. */
    private static String reason(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage();
        Matcher duplicate = DUPLICATE.matcher(message);
        if (duplicate.find()) {
            return "field '" + duplicate.group(1) + "' is there twice";
        }
        if (malformed instanceof JsonEOFException) {
            return "it ends too early";
        }
        return message.startsWith("Trailing token") ? "something follows after the object" : "unexpected character";
    }

    private static String describe(JsonProcessingException malformed) {
        JsonLocation at = malformed.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        if (malformed instanceof StreamConstraintsException) {
            return "the body is not json that is read here" + place + ": nested too deeply, or a number too long";
        }
        return "the body is not json" + place + ": " + reason(malformed);
    }
}
