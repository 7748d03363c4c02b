package dev.corpusmill.index.parse.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.SAXException;

/**
 * Writes values behind their paths ({@code captain.name: 林晚秋}), a record a block: each line of JSON lines, each object of
 * the outermost array, each object below the root. Paths begin at the record. Nothing is held but the open path.
 */
final class JsonText {
    private static final int MAX_VALUES_IN_LINE = 50;
    private static final int MIN_BASE64_CHARS = 200;

    private final DataOutput out;
    private final DataRecord record;
    private final boolean lines;
    private final Deque<Level> levels = new ArrayDeque<>();
    private int roots;
    private int arrays; // open ones
    private int recordDepth = -1; // open levels around the record, -1 outside of one
    private long written; // characters of the input that are read

    /** An open object or array. */
    private static final class Level {
        final boolean array;
        final String path; // from the record; of an element of an array, that of the array
        String name = ""; // of the value that comes next
        int index = -1;
        final StringBuilder values = new StringBuilder(); // of an array of plain values
        int valueCount;

        Level(boolean array, String path) {
            this.array = array;
            this.path = path;
        }

        String next() {
            if (array) {
                return path + "[" + index + "]";
            }
            return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
        }
    }

    /** {@code lines}: each value below the root is a record, and arrays in it hold none. */
    JsonText(DataOutput out, boolean lines) {
        this.out = out;
        this.lines = lines;
        record = new DataRecord(out);
    }

    /** Reads to the end; what was read until an exception is written. After one it begins anew at a later record. */
    void read(JsonParser json) throws IOException, SAXException {
        levels.clear();
        arrays = 0;
        recordDepth = -1;
        written = 0;
        try {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                take(json, token);
                written = json.currentLocation().getCharOffset();
            }
        } finally {
            record.end();
        }
    }

    /** How many characters of the input stand in tokens that were read completely. */
    long written() {
        return written;
    }

    private void take(JsonParser json, JsonToken token) throws IOException, SAXException {
        switch (token) {
            case FIELD_NAME -> levels.element().name = json.currentName();
            case START_OBJECT -> startObject();
            case START_ARRAY -> startArray();
            case END_OBJECT -> endObject();
            case END_ARRAY -> endArray();
            default -> {
                advance();
                value(token == JsonToken.VALUE_NULL ? "" : json.getText());
            }
        }
    }

    /** The next element of an array, or the next root. */
    private void advance() {
        if (levels.isEmpty()) {
            roots++;
        } else {
            levels.element().index++;
        }
    }

    private void startObject() throws SAXException {
        advance();
        Level parent = levels.peek();
        boolean element = parent != null && parent.array && arrays == 1 && recordDepth < 0;
        if (parent == null || element || isBlock()) {
            record.end();
        }
        if (parent == null) {
            record.at(lines || roots > 1 ? "record " + roots : "");
            recordDepth = lines ? 0 : -1;
            levels.push(new Level(false, ""));
        } else if (element) {
            heading(parent);
            record.at((parent.path.isEmpty() ? "record " : parent.path + " ") + (parent.index + 1));
            recordDepth = levels.size();
            levels.push(new Level(false, ""));
        } else {
            levels.push(new Level(false, parent.next()));
        }
    }

    /** Whether what begins or ended is an object directly below the root. */
    private boolean isBlock() {
        return levels.size() == 1 && recordDepth < 0;
    }

    private void heading(Level array) throws SAXException {
        if (array.index == 0 && !array.path.isEmpty()) {
            out.element("h1", "", array.path);
        }
    }

    private void startArray() {
        advance();
        Level parent = levels.peek();
        levels.push(new Level(true, parent == null ? "" : parent.next()));
        arrays++;
    }

    private void endObject() throws SAXException {
        levels.pop();
        if (levels.size() == recordDepth) {
            record.end();
            record.at("");
            recordDepth = -1;
        } else if (isBlock()) {
            record.end();
        }
    }

    private void endArray() throws SAXException {
        flush(levels.pop());
        arrays--;
        if (levels.isEmpty()) {
            record.end();
        }
    }

    private void value(String text) throws SAXException {
        if (text.length() > MIN_BASE64_CHARS && text.startsWith("data:") && text.contains(";base64,")) {
            return; // a picture
        }
        Level level = levels.peek();
        if (level == null) {
            record.at(lines || roots > 1 ? "record " + roots : "");
            record.line("", text);
            record.end();
        } else if (level.array) {
            level.values
                    .append(level.values.isEmpty() || text.isEmpty() ? "" : ", ")
                    .append(text);
            if (++level.valueCount >= MAX_VALUES_IN_LINE || text.length() > MIN_BASE64_CHARS) {
                flush(level);
            }
        } else {
            record.line(level.next(), text);
        }
    }

    private void flush(Level array) throws SAXException {
        record.line(array.path, array.values.toString());
        array.values.setLength(0);
        array.valueCount = 0;
    }
}
