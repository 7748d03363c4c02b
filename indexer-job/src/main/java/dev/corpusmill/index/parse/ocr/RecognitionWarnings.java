package dev.corpusmill.index.parse.ocr;

import dev.corpusmill.config.ParseConfig.Ocr;
import dev.corpusmill.index.parse.OcrChoices;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a document's reader should know of its recognized text: where it is missing, and how sure it is. */
final class RecognitionWarnings {
    private static final int MAX_PAGES_NAMED = 10;

    private final List<String> named = new ArrayList<>();
    int pagesUnread;
    int picturesUnread;
    int illustrations;
    int beyondLimit;
    private int unnamed;
    private int recognized;
    private int blank;
    private int wordsLeftOut;
    private int lowest = 100;
    private long confidence;

    void add(String warning) {
        if (named.size() < MAX_PAGES_NAMED) {
            named.add(warning);
        } else {
            unnamed++;
        }
    }

    void recognized(RecognizedText text) {
        recognized++;
        confidence += text.confidence();
        lowest = Math.min(lowest, text.confidence());
        wordsLeftOut += text.leftOut();
    }

    void without(RecognizedText text) {
        blank++;
        wordsLeftOut += text.leftOut();
    }

    List<String> of(OcrChoices choices, Set<String> installed) {
        List<String> all = new ArrayList<>();
        if (pagesUnread + picturesUnread > 0) {
            all.add("ocr not available:" + count("pages-without-text", pagesUnread) + count("images", picturesUnread)
                    + " (" + remedy(choices, installed) + ")");
        }
        if (recognized > 0) {
            all.add("text by ocr:" + count("pages", recognized) + " confidence=" + confidence / recognized + " lowest="
                    + lowest + count("words-left-out", wordsLeftOut) + missing(choices, installed));
        }
        if (blank > 0) {
            all.add("ocr found no text:" + count("pages", blank) + (recognized > 0 ? "" : missing(choices, installed)));
        }
        if (beyondLimit > 0) {
            all.add("ocr left out:" + count("pages", beyondLimit) + " parse.ocr-max-pages=" + choices.maxPages()
                    + " parse.ocr-timeout=" + choices.pageTimeout().toMillis() / 1000.0 + "s");
        }
        if (illustrations > 0) {
            all.add("ocr left out:" + count("images", illustrations) + " (set parse.ocr: always)");
        }
        all.addAll(named);
        if (unnamed > 0) {
            all.add("ocr failed or left out:" + count("more-pages", unnamed));
        }
        return all;
    }

    private static String count(String name, int count) {
        return count == 0 ? "" : " " + name + "=" + count;
    }

    private static String remedy(OcrChoices choices, Set<String> installed) {
        if (choices.mode() == Ocr.OFF) {
            return "install tesseract, set parse.ocr: auto";
        }
        return installed.isEmpty()
                ? "install tesseract"
                : "install tesseract's language data:" + missing(choices, installed);
    }

    private static String missing(OcrChoices choices, Set<String> installed) {
        List<String> missing = choices.languages().stream()
                .filter(language -> !installed.contains(language))
                .toList();
        return missing.isEmpty() ? "" : " languages-not-installed=" + String.join(",", missing);
    }
}
