package dev.corpusmill.index.parse.ocr;

import dev.corpusmill.index.parse.CleanText;
import dev.corpusmill.index.parse.ocr.RecognizedText.Area;
import dev.corpusmill.index.parse.ocr.RecognizedText.Paragraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the table of words that Tesseract writes: level, page, block, paragraph, line, word, left, top, width, height,
 * confidence, text. Rows of level 5 are words. A picture without text has one, too: a blank with a high confidence.
 */
final class WordTable {
    private static final int COLUMNS = 12;
    private static final String WORD = "5";
    private static final double WORD_FLOOR = 40; // docs/rationale/indexer-job-ocr.md

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final List<RecognizedLine> lines = new ArrayList<>();
    private String block = "";
    private String line = "";
    private double confidence;
    private int chars;
    private int leftOut;

    private WordTable() {}

    static RecognizedText read(String table) {
        WordTable words = new WordTable();
        table.lines().forEach(row -> words.add(row.split("\t", COLUMNS)));
        words.endBlock();
        int mean = words.chars == 0 ? 0 : (int) Math.round(words.confidence / words.chars);
        return new RecognizedText(words.paragraphs, mean, words.leftOut);
    }

    private void add(String[] row) {
        if (row.length < COLUMNS || !row[0].equals(WORD)) {
            return;
        }
        String text = CleanText.collapse(CleanText.clean(row[11]));
        double sure = Double.parseDouble(row[10]);
        if (text.isEmpty()) {
            return;
        }
        if (sure < WORD_FLOOR) {
            leftOut++;
            return;
        }

        confidence += sure * text.length();
        chars += text.length();
        lineOf(row).add(text, area(row));
    }

    private RecognizedLine lineOf(String[] row) {
        String inBlock = row[1] + " " + row[2];
        if (!inBlock.equals(block)) {
            endBlock();
            block = inBlock;
            line = "";
        }
        String inParagraph = row[3] + " " + row[4];
        if (!inParagraph.equals(line)) {
            boolean first = !line.startsWith(row[3] + " ");
            line = inParagraph;
            lines.add(new RecognizedLine(first));
        }
        return lines.get(lines.size() - 1);
    }

    private static Area area(String[] row) {
        int left = Integer.parseInt(row[6]);
        int top = Integer.parseInt(row[7]);
        return new Area(left, top, left + Integer.parseInt(row[8]), top + Integer.parseInt(row[9]));
    }

    private void endBlock() {
        paragraphs.addAll(RecognizedLine.joined(lines));
        lines.clear();
    }
}
