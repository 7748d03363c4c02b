package dev.corpusmill.query.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that say nothing of what a question is about, in English, German and French: BM25 may weigh them, the confidence in
 * a quote must not. Chinese ones are left out by the analyzer already.
 */
final class FunctionWords {
    private static final String ENGLISH = "a an the of in on at to for from by with without about into over under"
            + " after before between during as than and or but not no nor if then so is are was were be been being am do"
            + " does did doing done has have had having can could may might must shall should will would i you he she it"
            + " we they me him her us them my your his its our their this that these those there here what which who whom"
            + " whose when where why how many much long often there's any some each every all both other such only own"
            + " same too very just also please tell give name called";
    private static final String OTHERS =
            " der die das den dem des ein eine einer einem einen eines und oder aber nicht kein keine keinen im in am"
                    + " an auf aus bei beim mit nach von vom vor zu zum zur für über unter um durch gegen ohne bis seit"
                    + " ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können darf dürfen muss"
                    + " müssen soll sollen will wollen ich du er sie es wir ihr man mir mich dich sich uns was wer wen wem"
                    + " wessen wann wo wohin woher warum womit wofür wodurch worin worauf wovon wieviel wie wieso welche"
                    + " welcher welches welchen welchem viel viele vielen lange oft dass wenn als ob auch nur noch schon"
                    + " dort hier gibt es bitte le la les un une des du de au aux et ou mais ne pas dans sur sous avec"
                    + " sans pour par est sont était être a ont avait je tu il elle nous vous ils elles qui que quoi quel"
                    + " quelle quels quelles quand où comment pourquoi combien ce cette ces son sa ses leur";
    private static final Set<String> ENGLISH_WORDS = Set.copyOf(List.of(ENGLISH.split(" ")));
    private static final Set<String> OTHER_WORDS =
            Set.copyOf(List.of(OTHERS.strip().split(" ")));

    private FunctionWords() {}

    /** Whether a question is in English, as far as its function words tell. */
    static boolean english(String question) {
        int english = 0;
        int other = 0;
        for (String word : question.toLowerCase(Locale.ROOT).split("[^\\p{L}']+", -1)) {
            english += ENGLISH_WORDS.contains(word) ? 1 : 0;
            other += OTHER_WORDS.contains(word) ? 1 : 0;
        }
        return english > other;
    }

    /** All of them, with blanks between them. */
    static String all() {
        return ENGLISH + OTHERS;
    }

    /** Whether a word in lower case is one of them. */
    static boolean contains(String word) {
        return ENGLISH_WORDS.contains(word) || OTHER_WORDS.contains(word);
    }
}
