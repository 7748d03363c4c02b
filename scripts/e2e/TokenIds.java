import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corpusmill.tokenize.Tokenizer;
import dev.corpusmill.tokenize.TokenizerFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the token ids of texts: TOKENIZER.json TEXTS.jsonl IDS.jsonl; prints tokens, seconds of the second pass, megabytes. */
final class TokenIds {
    public static void main(String[] arguments) throws Exception {
        ObjectMapper json = new ObjectMapper();
        Tokenizer tokenizer = TokenizerFile.json(Files.readAllBytes(Path.of(arguments[0])), arguments[0], false);
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        List<String> texts = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(Path.of(arguments[1]))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                texts.add(json.readValue(line, String.class));
            }
        }
        long tokens = 0;
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[2]))) {
            for (String text : texts) {
                int[] ids = tokenizer.encode(text);
                int[] ends = tokenizer.tokenEnds(text);
                if (ends.length != ids.length - tokenizer.specialTokens() || !cuts(text, ends)) {
                    throw new IllegalStateException("ends do not fit: " + text);
                }
                tokens += ids.length;
                out.write(json.writeValueAsString(ids));
                out.newLine();
            }
        }
        long start = System.nanoTime();
        for (String text : texts) {
            tokenizer.encode(text);
        }
        System.out.printf("%d %.3f %d%n", tokens, (System.nanoTime() - start) / 1e9, used >> 20);
    }

    /** Whether ends ascend and none falls inside of a character. */
    private static boolean cuts(String text, int[] ends) {
        int before = 0;
        for (int end : ends) {
            boolean inside = end > 0 && end < text.length()
                    && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
            if (end < before || end > text.length() || inside) {
                return false;
            }
            before = end;
        }
        return true;
    }
}
