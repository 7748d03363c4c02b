package dev.corpusmill.query.extract;

import dev.corpusmill.query.extract.Qualifier.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares what a question names with what a statement is about. The statement itself decides; where it names nothing of the
 * kind, what stands before it, nearest first, then the headings above and the title.
 */
final class QualifierCheck {
    /** Numbers in such company say where something begins or ends: others may lie within. */
    private static final Pattern BOUNDED = Pattern.compile(
            "(?i)\\b(?:more|longer|less|fewer|older|younger|heavier) than\\b|\\b(?:over|above|under|below|up to|at least|at most|within"
                    + "|since|until|mehr als|über|unter|bis|ab|seit|mindestens|höchstens)\\b|超过|以上|以下|以内|至少|最多|之内");

    private static final int MIN_STEM = 5;
    /** Many a document is about one year, and says so nowhere near what it tells of it. */
    private static final Set<Kind> UNDATED = Set.of(Kind.YEAR, Kind.QUARTER);

    private static final double UNDATED_ABSENT = 0.6;
    private static final Set<Kind> BOUNDS = Set.of(Kind.AMOUNT, Kind.YEAR);

    private final List<Qualifier> asked;
    private final Mentions mentions;
    private final boolean denied;
    private final Map<String, List<Qualifier>> known = new HashMap<>();

    /**
     * What differs.
     *
     * @param other 1 where the statement is about another one of what the question names, else 0
     * @param absent 1 where nothing near the statement speaks of something that the question names, less for a year or a
     *     quarter, else 0
     * @param asked number of things that the question names
     * @param named number of those that the statement, or what says what it is about, names as well
     */
    record Difference(double other, double absent, int asked, int named) {}

    /** @param mentions what the documents that were found speak of elsewhere */
    QualifierCheck(String question, List<Qualifier> asked, Mentions mentions) {
        this.asked = asked;
        this.mentions = mentions;
        this.denied = Negation.asked(question);
    }

    Difference of(Candidate candidate) {
        int other = denied && !Negation.said(candidate.embedded() + "\n" + candidate.context()) ? 1 : 0;
        double absent = 0;
        int named = 0;
        for (Qualifier qualifier : asked) {
            switch (verdict(qualifier, candidate)) {
                case SAME -> named++;
                case OPEN -> {
                    // speaks neither for it nor against it
                }
                case OTHER -> other++;
                case ABSENT -> absent = Math.max(absent, UNDATED.contains(qualifier.kind()) ? UNDATED_ABSENT : 1);
            }
        }
        return new Difference(Math.min(1, other), absent, asked.size(), named);
    }

    /** Whether a text has a name, or the beginning of it, anywhere: "in Warsaw" is as good as "the Warsaw uprising". */
    private static boolean names(String text, Qualifier qualifier) {
        String lower = text.toLowerCase(Locale.ROOT);
        return qualifier.values().stream()
                .anyMatch(
                        name -> lower.contains(name.length() > MIN_STEM ? name.substring(0, name.length() - 1) : name));
    }

    private enum Verdict {
        SAME,
        /** The statement may be about this one as about any. */
        OPEN,
        OTHER,
        ABSENT
    }

    private Verdict verdict(Qualifier qualifier, Candidate candidate) {
        boolean otherHead = false;
        List<String> scopes = candidate.scopes();
        for (int distance = 0; distance < scopes.size(); distance++) {
            String scope = scopes.get(distance);
            if (qualifier.kind() == Kind.NAME && names(scope, qualifier)) {
                return Verdict.SAME;
            }
            boolean comparable = false;
            for (Qualifier found : known.computeIfAbsent(scope, Qualifiers::of)) {
                boolean alike = qualifier.comparable(found);
                if (alike && qualifier.same(found)) {
                    return Verdict.SAME;
                }
                comparable |= alike;
                otherHead |= qualifier.same(found); // in a table, the head of the column says what a number is
            }
            if (comparable && distance <= qualifier.kind().reach()) {
                boolean within = BOUNDS.contains(qualifier.kind())
                        && BOUNDED.matcher(scope).find();
                return within ? Verdict.OPEN : Verdict.OTHER;
            }
        }
        if (qualifier.isFirst()) {
            return Verdict.OPEN; // "what was the first problem": the text need not count
        }
        boolean named =
                otherHead && (qualifier.heads().isEmpty() || qualifier.kind() == Kind.NAME || candidate.isRow());
        boolean open = named || !qualifier.kind().decisive() || mentions.has(candidate.passage(), qualifier);
        return open ? Verdict.OPEN : Verdict.ABSENT;
    }
}
