package dev.corpusmill.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.config.IndexLanguage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndexedLanguagesTest {
    /** A passage of each language, and a question that shares none of its words as they are written. */
    private static final Map<String, String> PASSAGES = new LinkedHashMap<>();

    static {
        PASSAGES.put(
                "de",
                "Die Liegegebühren für Gästeboote werden am Abend im Hafenbüro bezahlt, und zwar von dem Schiffer.");
        PASSAGES.put("fr", "Les tarifs de l'amarrage sont payés le soir au bureau du port par le capitaine du bateau.");
        PASSAGES.put(
                "es",
                "Las tarifas de amarre se pagan por la noche en la oficina del puerto, y los barcos grandes pagan el doble.");
        PASSAGES.put(
                "it",
                "Le tariffe dell'ormeggio si pagano la sera nell'ufficio del porto, e le barche grandi pagano il doppio.");
        PASSAGES.put(
                "pt",
                "As taxas de atracação são pagas à noite no escritório do porto, e os barcos grandes pagam o dobro.");
        PASSAGES.put(
                "nl",
                "De liggelden voor de gasten worden in de avond op het havenkantoor betaald, en dat door de schipper.");
        PASSAGES.put(
                "sv",
                "Avgifterna för gästbåtarna betalas på kvällen i hamnkontoret, och det är skepparen som betalar.");
        PASSAGES.put(
                "da",
                "Afgifterne for gæstebådene betales om aftenen på havnekontoret, og det er skipperen, der betaler.");
        PASSAGES.put(
                "no",
                "Avgiftene for gjestebåtene betales om kvelden på havnekontoret, og det er skipperen som betaler.");
        PASSAGES.put(
                "fi",
                "Vierasveneiden maksut maksetaan illalla satamatoimistossa, ja sen tekee aina veneen kippari itse.");
        PASSAGES.put(
                "pl",
                "Opłaty za postój łodzi są płacone wieczorem w biurze portu, a duże łodzie płacą podwójnie, jak zawsze.");
        PASSAGES.put(
                "ru", "Плата за стоянку лодок вносится вечером в конторе порта, и большие лодки платят вдвое больше.");
        PASSAGES.put(
                "cs", "Poplatky za stání lodí se platí večer v kanceláři přístavu, a velké lodě platí dvojnásobek.");
        PASSAGES.put(
                "hu",
                "A vendéghajók díjait este a kikötő irodájában kell fizetni, és a nagy hajók a dupláját fizetik.");
        PASSAGES.put(
                "tr", "Tekneler için ücretler akşam liman bürosunda ödenir ve büyük tekneler bunun iki katını öder.");
        PASSAGES.put("ro", "Taxele pentru bărci se plătesc seara la biroul portului, iar bărcile mari plătesc dublu.");
        PASSAGES.put(
                "el",
                "Τα τέλη για τα σκάφη πληρώνονται το βράδυ στο γραφείο του λιμανιού και τα μεγάλα πληρώνουν διπλά.");
        PASSAGES.put("ar", "تدفع رسوم القوارب في المساء في مكتب الميناء، وتدفع القوارب الكبيرة ضعف ذلك.");
        PASSAGES.put(
                "id",
                "Biaya tambat untuk kapal tamu dibayar pada malam hari di kantor pelabuhan, dan kapal besar membayar dua kali.");
        PASSAGES.put(
                "en",
                "The fees for the guest boats are paid in the evening at the harbour office, and large boats pay twice.");
    }

    @Test
    void the_language_of_each_passage_is_found_among_all() {
        PASSAGES.forEach(
                (code, passage) -> assertThat(IndexedLanguages.of("auto").ofPassage(passage))
                        .as(passage)
                        .isEqualTo(code.equals("en") ? "auto" : code));
    }

    @ParameterizedTest
    @CsvSource({
        "de, Gebühr Gästeboot",
        "de, Wo ist das Büro am Hafen?",
        "fr, Quel est le tarif d'un amarrage ?",
        "es, ¿Cuál es la tarifa?",
        "it, Qual è la tariffa per l'ormeggio?",
        "pt, Qual é a taxa?",
        "nl, havenkantoren",
        "sv, Vad är avgiften?",
        "da, Hvad er afgiften?",
        "no, Hva er avgiften?",
        "fi, Mikä on maksu?",
        "pl, Gdzie jest port?",
        "ru, Какие большие лодки?",
        "cs, Jaký je poplatek?",
        "hu, Mi a kikötő díja?",
        "tr, Ücret nedir?",
        "ro, Care este taxa?",
        "el, Ποιο είναι το τέλος;",
        "ar, أين مكتب؟",
        "id, Berapa biaya kapal?",
        "en, What does a large boat pay?"
    })
    void a_question_finds_the_passage_of_its_language_in_an_index_of_all(String code, String question) {
        assertThat(SearchWords.ofPassage("auto", PASSAGES.get(code)).keySet())
                .containsAnyElementsOf(SearchWords.ofQuestion("auto", question).keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "de, Gebühr, Liegegebühren", "de, Strasse, Straße", "de, Hauser, Häusern", "fr, eau, l'eau",
                "fr, elegante, élégants",
        "it, acqua, dell'acqua", "es, canción, canciones", "ru, лодка, лодками", "pl, statek, statki", "tr, IŞIK, ışık",
        "el, ΦΩΣ, φως", "fi, talo, talossa", "ja, 会議, 会議室", "ko, 회의, 회의가", "sv, båt, båtarna"
    })
    void a_form_of_a_word_finds_another(String language, String question, String passage) {
        assertThat(SearchWords.ofPassage(language, passage).keySet())
                .containsAnyElementsOf(
                        SearchWords.ofQuestion(language, question).keySet());
    }

    @Test
    void english_questions_are_asked_as_before_and_cost_no_other_language() {
        String question = "How is the data stored in it?";
        assertThat(SearchWords.ofQuestion("auto", question)).isEqualTo(SearchWords.ofQuestion("en", question));
    }

    @Test
    void a_list_of_languages_keeps_to_these() {
        assertThat(IndexedLanguages.of("de,en").ofPassage(PASSAGES.get("de"))).isEqualTo("de");
        assertThat(IndexedLanguages.of("de,en").ofPassage(PASSAGES.get("en"))).isEqualTo("auto");
        assertThat(IndexedLanguages.of("de,en").ofQuestion("Liegegebühr")).containsExactly("de", "auto");
        assertThat(IndexedLanguages.of("de,en").ofPassage("泊位费每晚多少")).isEqualTo("auto");
    }

    @Test
    void what_can_be_configured_is_what_has_an_analyzer() {
        Set<String> analyzers = new HashSet<>(SearchWords.languages());
        analyzers.remove("auto");
        assertThat(analyzers).containsExactlyInAnyOrderElementsOf(IndexLanguage.KNOWN);
    }
}
