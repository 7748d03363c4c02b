package dev.corpusmill.index.parse.charset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Guesses the charset of bytes that are not UTF-8. Each charset is tried with the languages that it was made for; the
 * likeliest text wins. Made for short texts: a name in a mail's head, a file of two lines.
 */
public final class CharsetDetector {
    private static final int FIRST_SAMPLE = 512;
    private static final int MAX_SAMPLE = 2048;
    private static final int SECOND_ROUND = 5; // charsets that are worth a longer look
    private static final byte ESCAPE = 0x1B;
    private static final Set<String> CONSOLES = Set.of("IBM850", "IBM866", "GB18030", "windows-31j", "x-windows-949");
    private static final int NO_CONSOLE = 8;
    private static final int FOREIGN_INSIDE = 12;

    /* Loaded with the first text that is not UTF-8. */
    private static final List<Candidate> CANDIDATES = candidates();

    private CharsetDetector() {}

    /**
     * A charset with its languages.
     *
     * @param handicap how much likelier its text must be, in quarters of a nat, because the charset itself is rare
     */
    private record Candidate(Charset charset, WritingModel model, int handicap) {}

    private static List<Candidate> candidates() {
        WritingModel western =
                new AlphabetModel("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "ca");
        WritingModel central = new AlphabetModel("pl", "cs", "sk", "hu", "sl", "hr", "ro");
        WritingModel cyrillic = new AlphabetModel("ru", "uk", "bg", "sr", "mk", "be");
        WritingModel greek = new AlphabetModel("el");
        WritingModel hebrew = new AlphabetModel("he");
        WritingModel turkish = new AlphabetModel("tr");
        WritingModel japanese = new CharactersModel("ja");
        return List.of(
                new Candidate(charset("windows-1252"), western, 0),
                new Candidate(charset("GB18030"), new CharactersModel("zh-Hans"), 0),
                new Candidate(charset("Big5-HKSCS"), new CharactersModel("zh-Hant"), 4),
                new Candidate(charset("windows-31j"), japanese, 0),
                new Candidate(charset("EUC-JP"), japanese, 4),
                new Candidate(charset("x-windows-949"), new CharactersModel("ko"), 0),
                new Candidate(charset("windows-1251"), cyrillic, 0),
                new Candidate(charset("KOI8-R"), cyrillic, 2),
                new Candidate(charset("KOI8-U"), cyrillic, 6),
                new Candidate(charset("IBM866"), cyrillic, 8),
                new Candidate(charset("ISO-8859-5"), cyrillic, 8),
                new Candidate(charset("x-MacCyrillic"), cyrillic, 24),
                new Candidate(charset("windows-1250"), central, 4),
                new Candidate(charset("ISO-8859-2"), central, 6),
                new Candidate(charset("windows-1253"), greek, 2),
                new Candidate(charset("ISO-8859-7"), greek, 4),
                new Candidate(charset("windows-1254"), turkish, 4),
                new Candidate(charset("windows-1255"), hebrew, 2),
                new Candidate(charset("ISO-8859-8"), hebrew, 6),
                new Candidate(charset("windows-1256"), new AlphabetModel("ar", "fa"), 2),
                new Candidate(charset("ISO-8859-6"), new AlphabetModel("ar"), 6),
                new Candidate(charset("windows-1257"), new AlphabetModel("lt", "lv", "et"), 8),
                new Candidate(charset("x-windows-874"), new AlphabetModel("th"), 2),
                new Candidate(charset("windows-1258"), new AlphabetModel("vi"), 12),
                new Candidate(charset("ISO-8859-15"), western, 10),
                new Candidate(charset("IBM850"), western, 8),
                new Candidate(charset("x-MacRoman"), western, 20));
    }

    private static Charset charset(String name) {
        return Charset.forName(name);
    }

    /** The likeliest charset of bytes that are not UTF-8. */
    public static Charset detect(byte[] bytes) {
        List<Candidate> hopeful = CANDIDATES;
        if (bytes.length > FIRST_SAMPLE) {
            hopeful = likeliest(sample(bytes, FIRST_SAMPLE), hopeful, false).subList(0, SECOND_ROUND);
        }
        boolean whole = bytes.length <= MAX_SAMPLE;
        return likeliest(sample(bytes, MAX_SAMPLE), hopeful, whole).get(0).charset;
    }

    /**
     * The likeliest charset of the name of a file in an archive that is not UTF-8: what packed it mostly took that of its
     * console, and hardly any name has a foreign character inside of a word.
     */
    static Charset detectFileName(byte[] name) {
        return CANDIDATES.stream()
                .min(Comparator.comparingLong(candidate -> {
                    CharBuffer text = decode(name, candidate.charset, true);
                    char[] characters = new char[text.length()];
                    text.get(characters);
                    return candidate.model.cost(characters)
                            + (CONSOLES.contains(candidate.charset.name()) ? 0 : candidate.handicap + NO_CONSOLE)
                            + (long) FOREIGN_INSIDE * foreignInside(characters);
                }))
                .orElseThrow()
                .charset;
    }

    private static int foreignInside(char[] name) {
        int inside = 0;
        for (int at = 1; at < name.length; at++) {
            inside += isAsciiLetter(name[at - 1]) && Character.isIdeographic(name[at]) ? 1 : 0;
            inside += isAsciiLetter(name[at]) && Character.isIdeographic(name[at - 1]) ? 1 : 0;
            boolean symbol = name[at] >= 0x80 && !Character.isLetterOrDigit(name[at]);
            inside += symbol && isAsciiLetter(name[at - 1]) ? 1 : 0;
        }
        return inside;
    }

    private static boolean isAsciiLetter(char character) {
        return character < 0x80 && Character.isLetter(character);
    }

    private static List<Candidate> likeliest(byte[] sample, List<Candidate> candidates, boolean whole) {
        Map<Candidate, Long> costs = new HashMap<>();
        for (Candidate candidate : candidates) {
            CharBuffer text = decode(sample, candidate.charset, whole);
            char[] characters = new char[text.length()];
            text.get(characters);
            costs.put(candidate, candidate.model.cost(characters) + candidate.handicap);
        }
        return candidates.stream().sorted(Comparator.comparing(costs::get)).toList();
    }

    /** UTF-16 without a mark, and the charsets that change by escapes: what looks like UTF-8, but is not. */
    public static Optional<Charset> disguised(byte[] bytes) {
        int[] zeros = new int[2];
        boolean escapes = false;
        int length = Math.min(bytes.length, MAX_SAMPLE);
        for (int at = 0; at < length; at++) {
            zeros[at & 1] += bytes[at] == 0 ? 1 : 0;
            escapes |= bytes[at] == ESCAPE;
        }
        if (zeros[0] + zeros[1] > 0 && bytes.length % 2 == 0) {
            return utf16(zeros, length);
        }
        return escapes ? escaped(new String(bytes, 0, length, StandardCharsets.ISO_8859_1)) : Optional.empty();
    }

    /** Blanks, digits and line ends have a zero, in whatever script the words are. */
    private static Optional<Charset> utf16(int[] zeros, int length) {
        int more = Math.max(zeros[0], zeros[1]);
        int fewer = Math.min(zeros[0], zeros[1]);
        if (more * 100L < length || fewer * 10L > more) {
            return Optional.empty();
        }
        return Optional.of(zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private static Optional<Charset> escaped(String text) {
        if (text.contains("\u001b$)C")) {
            return Optional.of(charset("ISO-2022-KR"));
        }
        boolean japanese = text.contains("\u001b$B") || text.contains("\u001b$@") || text.contains("\u001b(J");
        return japanese ? Optional.of(charset("ISO-2022-JP")) : Optional.empty();
    }

    /** Whole lines that have more than ASCII; of a single long line its beginning. */
    private static byte[] sample(byte[] bytes, int max) {
        if (bytes.length <= max) {
            return bytes;
        }
        ByteArrayOutputStream sample = new ByteArrayOutputStream(max);
        int start = 0;
        boolean beyondAscii = false;
        for (int at = 0; at < bytes.length && sample.size() < max; at++) {
            beyondAscii |= bytes[at] < 0;
            if (bytes[at] == '\n' || at == bytes.length - 1 || at - start > max) {
                if (beyondAscii) {
                    sample.write(bytes, start, Math.min(at + 1 - start, max - sample.size()));
                }
                start = at + 1;
                beyondAscii = false;
            }
        }
        return sample.toByteArray();
    }

    /** A character that is cut at the end is no fault unless the sample is the whole text. */
    private static CharBuffer decode(byte[] sample, Charset charset, boolean whole) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer text = CharBuffer.allocate((int) (sample.length * (double) decoder.maxCharsPerByte()) + 2);
        decoder.decode(ByteBuffer.wrap(sample), text, whole);
        return text.flip();
    }
}
