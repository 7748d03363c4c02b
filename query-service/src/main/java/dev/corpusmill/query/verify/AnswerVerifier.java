package dev.corpusmill.query.verify;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Checks answers against the sources that they were written from. */
public final class AnswerVerifier {
    private final Words words;
    private final boolean refuse;
    private final LongSupplier nanoTime;

    /**
     * The words of texts, as BM25 sees them.
     *
     * @param statement of a sentence, without those that every sentence has
     * @param source of a source, all
     */
    public record Words(Function<String, Set<String>> statement, Function<String, Set<String>> source) {}

    /**
     * A source as the model was given it.
     *
     * @param number what the model cites it by
     */
    public record Given(int number, String title, String text) {}

    /** @param refuse whether statements without support are left out; else they are named */
    public AnswerVerifier(Words words, boolean refuse, LongSupplier nanoTime) {
        this.words = words;
        this.refuse = refuse;
        this.nanoTime = nanoTime;
    }

    /** An answer to a question, of which nothing has come yet. */
    public VerifiedText begin(String question, List<Given> given, Likeness likeness) {
        Set<Integer> numbers = given.stream().map(Given::number).collect(Collectors.toSet());
        Supplier<SupportCheck> check = () -> new SupportCheck(
                given.stream()
                        .map(source -> Evidence.of(source.number(), source.title(), source.text(), words.source()))
                        .toList(),
                question,
                likeness);
        return new VerifiedText(numbers, check, words.statement(), refuse, nanoTime);
    }
}
