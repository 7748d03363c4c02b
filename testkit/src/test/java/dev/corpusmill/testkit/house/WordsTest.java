package dev.corpusmill.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The field's words are used, not those that we once had for the same things; {@code docs/upgrade.md} has both. */
class WordsTest {
    private static final Set<String> OLD_TYPES = Set.of(
            ("Gate Visit Account AccountSink ExchangeLog ExchangeLine Finder Completer Rewriter Rewritten Asked Writer Quoter"
                            + " Extractor Remembered Draft Text Exchange Exchanges Flow Conversations Past Turn Neutral Wire"
                            + " ChatWire UnderWay Breaker Budget Policy LeastLoaded BoundedHash Caller AnswerRoute Piece Unit"
                            + " Packer PieceMaker LongCuts TableCuts Whites Op DocumentHeader OpenDocument DocumentChain Lane"
                            + " LaneQueue Shelf Outlook Leftovers Pointer SourceLook LateWrites PlanProgress WatchState PdfGlance"
                            + " ChildCommand ParseCommand SpareThreads SearchThreads Printed AskedService Analysers"
                            + " MilvusAnalysers")
                    .split(" "));

    /** In configuration, metrics, help texts, README and documents that are not about the change itself. */
    private static final List<String> OLD_WORDS = List.of(
            "analyser",
            "dense-weight",
            "telemetry.exchanges",
            "exchange_log",
            "corpusmill_under_way",
            "_lost_total",
            "corpusmill_request_seconds",
            "the keys of before",
            "gone on with",
            "how soon a repeated word stops to count");

    private static final Pattern TYPE = Pattern.compile("(?m)^(?:public |final |abstract |sealed |non-sealed )*"
            + "(?:class|interface|record|enum|@interface) (\\w+)");

    @Test
    void no_top_level_type_has_an_old_name() {
        List<String> old = new ArrayList<>();
        for (Path file : Repository.files(".java")) {
            Matcher type = TYPE.matcher(
                    Repository.text(Repository.ROOT.relativize(file).toString()));
            while (type.find()) {
                if (OLD_TYPES.contains(type.group(1))) {
                    old.add(file + ": " + type.group(1));
                }
            }
        }
        assertThat(old).isEmpty();
    }

    @Test
    void no_old_word_is_left_in_what_users_read() {
        List<String> old = new ArrayList<>();
        for (String suffix : List.of(".java", ".yaml", ".json", ".md", ".py", "scripts/corpusmill", "scripts/bench")) {
            for (Path file : Repository.files(suffix)) {
                String path = Repository.ROOT.relativize(file).toString();
                if (!aboutTheChange(path)) {
                    String text = Repository.text(path).toLowerCase(Locale.ROOT);
                    OLD_WORDS.stream().filter(text::contains).forEach(word -> old.add(path + ": " + word));
                }
            }
        }
        assertThat(old).isEmpty();
    }

    private static boolean aboutTheChange(String path) {
        return path.equals("docs/upgrade.md")
                || path.equals("CHANGELOG.md")
                || path.endsWith("OldKeys.java")
                || path.endsWith("OldKeysTest.java")
                || path.endsWith("WordsTest.java");
    }
}
