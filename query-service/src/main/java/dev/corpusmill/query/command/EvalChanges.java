package dev.corpusmill.query.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corpusmill.eval.PairedDifferences;
import dev.corpusmill.eval.PairedDifferences.Difference;
import dev.corpusmill.eval.Question;
import dev.corpusmill.eval.RankScores;
import dev.corpusmill.eval.RankedChunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which questions an earlier run answered better or worse than this one. Not for several threads. */
final class EvalChanges {
    private static final int SHOWN = 20;
    private static final int LONGEST = 80;

    private final Map<String, List<RankedChunk>> earlier;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();
    private int onlyNow;

    /** The rank of the first right chunk, then and now; 0 where there was none among the first ten. */
    private record Change(Question question, int before, int now) {
        double gain() {
            return score(now) - score(before);
        }

        static double score(int rank) {
            return RankScores.ofFirstRelevant(rank).ndcg10();
        }
    }

    /** @param earlier the first chunks of the run by question, see {@link dev.corpusmill.eval.RunReader} */
    EvalChanges(Map<String, List<RankedChunk>> earlier) {
        this.earlier = earlier;
    }

    /** Whether the earlier run has any of the questions that can be compared. */
    boolean comparable(List<Question> questions) {
        return questions.stream().anyMatch(question -> question.judged() && earlier.containsKey(question.id()));
    }

    void add(Question question, List<RankedChunk> fused) {
        asked.add(question.id());
        if (!question.judged()) {
            return;
        }
        List<RankedChunk> before = earlier.get(question.id());
        if (before == null) {
            onlyNow++;
        } else {
            changes.add(new Change(question, question.firstRelevant(before), firstTen(question, fused)));
        }
    }

    private static int firstTen(Question question, List<RankedChunk> fused) {
        return question.firstRelevant(fused.subList(0, Math.min(10, fused.size())));
    }

    private long onlyBefore() {
        return earlier.keySet().stream().filter(id -> !asked.contains(id)).count();
    }

    private Difference difference() {
        double[] before =
                changes.stream().mapToDouble(one -> Change.score(one.before())).toArray();
        double[] now =
                changes.stream().mapToDouble(one -> Change.score(one.now())).toArray();
        return PairedDifferences.of(before, List.of(now)).get(0);
    }

    private List<Change> changed() {
        return changes.stream()
                .filter(one -> one.gain() != 0)
                .sorted(Comparator.comparingDouble(Change::gain))
                .toList();
    }

    String table() {
        Difference difference = difference();
        List<Change> changed = changed();
        long better = changed.stream().filter(one -> one.gain() > 0).count();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "against the earlier run: nDCG@10 %+.4f [%+.4f, %+.4f]%s; %d questions better, %d worse, %d the same%n",
                difference.mean(),
                difference.low(),
                difference.high(),
                difference.shown() ? "" : ", which may be chance",
                better,
                changed.size() - better,
                changes.size() - changed.size()));
        if (onlyNow > 0 || onlyBefore() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "left out: %d questions that the earlier run has nothing for, %d that only the earlier run has%n",
                    onlyNow,
                    onlyBefore()));
        }
        if (changed.isEmpty()) {
            return text.toString();
        }
        text.append("before  now  question (rank of the first right chunk; – not among ten), the largest losses first")
                .append(System.lineSeparator());
        changed.stream()
                .limit(SHOWN)
                .forEach(one -> text.append(String.format(
                        Locale.ROOT,
                        "%6s %4s  %s %s%n",
                        rank(one.before()),
                        rank(one.now()),
                        one.question().id(),
                        shortened(one.question().text()))));
        if (changed.size() > SHOWN) {
            text.append(String.format(Locale.ROOT, "… and %d more; --json gives all%n", changed.size() - SHOWN));
        }
        return text.toString();
    }

    private static String rank(int rank) {
        return rank == 0 ? "–" : String.valueOf(rank);
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    ObjectNode json() {
        Difference difference = difference();
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("nDCG@10", difference.mean())
                .put("low", difference.low())
                .put("high", difference.high())
                .put("shown", difference.shown())
                .put("compared", changes.size())
                .put("onlyNow", onlyNow)
                .put("onlyBefore", onlyBefore());
        for (Change one : changed()) {
            body.withArray("/changed")
                    .addObject()
                    .put("qid", one.question().id())
                    .put("question", one.question().text())
                    .put("before", one.before())
                    .put("now", one.now());
        }
        return body;
    }
}
