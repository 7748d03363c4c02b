package dev.corpusmill.text;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;

/**
 * How the words of a language are prepared for BM25.
 *
 * @param lowered folds case as the language does, and splits off what is written together with its word ({@code l'eau})
 * @param stopWords words without a meaning of their own, in lower case, before stemming
 * @param stemmed gives words of one meaning one form
 */
record LanguageRules(UnaryOperator<TokenStream> lowered, CharArraySet stopWords, UnaryOperator<TokenStream> stemmed) {}
