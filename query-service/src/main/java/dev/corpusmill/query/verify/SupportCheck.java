package dev.corpusmill.query.verify;

import dev.corpusmill.query.verify.Evidence.Sentence;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/*
 * A mark is right when its source holds the numbers and names of the statement and, weighted by how rare they are among
 * the sources, enough of its words: about as many as the source that holds most, or words that the other cited ones do
 * not hold. Where few words are shared, as in a paraphrase, the likeness of meaning decides. The bounds were set on
 * generated answers over other documents than the test's; see docs/rationale/query-service-models.md.
 */

/** Whether sources support a statement: by its numbers, names and words, and by likeness where these do not decide. */
final class SupportCheck {
    private static final double ENOUGH = 0.45;
    private static final double NEAR_BEST = 0.75;
    private static final double ADDS = 0.12;
    private static final double ORIGIN = 0.7;
    private static final double FEW = 0.15;
    private static final double ALIKE = 0.7;

    private final List<Evidence> sources;
    private final String question;
    private final Set<String> askedNumbers;
    private final Likeness likeness;

    SupportCheck(List<Evidence> sources, String question, Likeness likeness) {
        this.sources = sources;
        this.question = question.toLowerCase(Locale.ROOT);
        this.askedNumbers = Numbers.all(question);
        this.likeness = likeness;
    }

    /** Numbers, as they are written, that stand neither in a source nor in the question. */
    List<String> unknownNumbers(Statement statement) {
        return statement.numbers().entrySet().stream()
                .filter(number -> !known(number.getValue(), askedNumbers)
                        && sources.stream().noneMatch(source -> known(number.getValue(), source.numbers())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** For each cited source, whether it supports the statement; for one without marks, nothing. */
    Map<Integer, Boolean> marks(Statement statement) {
        List<Evidence> cited = sources.stream()
                .filter(source -> statement.marks().contains(source.number()))
                .toList();
        Map<Integer, Boolean> verdicts = new LinkedHashMap<>();
        boolean facts = holdFacts(statement, cited);
        for (Evidence source : cited) {
            verdicts.put(source.number(), facts && (!statement.says() || supports(statement, source, cited)));
        }
        return verdicts;
    }

    /** Whether any source supports a statement without marks. */
    boolean supported(Statement statement) {
        if (!statement.says()) {
            return true;
        }
        return holdFacts(statement, sources)
                && sources.stream().anyMatch(source -> supports(statement, source, List.of(source)));
    }

    private boolean holdFacts(Statement statement, List<Evidence> cited) {
        for (Set<String> number : statement.numbers().values()) {
            if (cited.stream().noneMatch(source -> known(number, source.numbers())) && !known(number, askedNumbers)) {
                return false;
            }
        }
        for (String name : statement.names()) {
            if (!question.contains(name) && cited.stream().noneMatch(source -> holdsName(source, name))) {
                return false;
            }
        }
        return true;
    }

    /** Also of a name that the statement bends: Miller's, Müllers. */
    private static boolean holdsName(Evidence source, String name) {
        return source.lower().contains(name)
                || (name.length() > 4 && source.lower().contains(name.substring(0, name.length() - 1)));
    }

    private static boolean known(Set<String> readings, Collection<String> numbers) {
        return readings.stream().anyMatch(numbers::contains);
    }

    private boolean supports(Statement statement, Evidence source, List<Evidence> cited) {
        Map<String, Double> weights = weights(statement);
        double own = share(weights, List.of(source));
        double best = 0;
        for (Evidence other : sources) {
            best = Math.max(best, share(weights, List.of(other)));
        }
        double together = share(weights, cited);
        List<Evidence> others = cited.stream()
                .filter(other -> other.number() != source.number())
                .toList();
        boolean adds = !others.isEmpty() && together >= ENOUGH && together - share(weights, others) >= ADDS;
        if (own < NEAR_BEST * best && !adds) {
            return false; // another source says it, and this one does not
        }
        if (strayNumber(statement, source, cited)) {
            return false;
        }
        if (adds || own >= ENOUGH) {
            return true;
        }
        Sentence nearest = nearest(weights, source);
        double alike = nearest == null ? Double.NaN : likeness.of(statement.text(), nearest.text());
        return Double.isNaN(alike) ? own >= FEW : alike >= ALIKE;
    }

    /** The number stands somewhere in the source, but not where the source says the rest of the statement. */
    private boolean strayNumber(Statement statement, Evidence source, List<Evidence> cited) {
        if (statement.numbers().size() != 1 || cited.size() != 1) {
            return false;
        }
        Set<String> number = statement.numbers().values().iterator().next();
        if (known(number, askedNumbers)) {
            return false;
        }
        Map<String, Double> weights = weights(statement);
        number.forEach(weights::remove);
        statement.numbers().keySet().forEach(weights::remove);
        boolean origin = false;
        for (int i = 0; i < source.sentences().size(); i++) {
            Sentence sentence = source.sentences().get(i);
            if (shareOf(weights, sentence.words()) >= ORIGIN
                    && !sentence.numbers().isEmpty()) {
                origin = true;
                for (int near = Math.max(0, i - 1);
                        near <= Math.min(i + 1, source.sentences().size() - 1);
                        near++) {
                    boolean here = near == i;
                    Set<String> numbers = source.sentences().get(near).numbers();
                    if (known(number, numbers) && (here || sentence.numbers().isEmpty())) {
                        return false;
                    }
                }
            }
        }
        return origin;
    }

    private static @Nullable Sentence nearest(Map<String, Double> weights, Evidence source) {
        Sentence nearest = null;
        double best = -1;
        for (Sentence sentence : source.sentences()) {
            double share = shareOf(weights, sentence.words());
            if (share > best) {
                best = share;
                nearest = sentence;
            }
        }
        return nearest;
    }

    /** How much each word tells the sources apart; one that no source has weighs most. */
    private Map<String, Double> weights(Statement statement) {
        Map<String, Double> weights = new HashMap<>();
        for (String word : statement.words()) {
            long having = sources.stream()
                    .filter(source -> source.words().contains(word))
                    .count();
            weights.put(word, Math.log(1 + (sources.size() + 1) / (having + 0.5)));
        }
        return weights;
    }

    private static double share(Map<String, Double> weights, List<Evidence> sources) {
        Set<String> words = new HashSet<>();
        for (Evidence source : sources) {
            for (String word : weights.keySet()) {
                if (source.words().contains(word)) {
                    words.add(word);
                }
            }
        }
        return shareOf(weights, words);
    }

    private static double shareOf(Map<String, Double> weights, Set<String> words) {
        double all = 0;
        double shared = 0;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            all += weight.getValue();
            shared += words.contains(weight.getKey()) ? weight.getValue() : 0;
        }
        return all == 0 ? 1 : shared / all;
    }
}
