package dev.corpusmill.example.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTrieTest {
    private static byte[] utf8(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    private static WordChange change(String word, long id, boolean added) {
        return new WordChange(utf8(word), new NodeId(id, ~id), added);
    }

    private static WordTrie after(WordTrie before, WordChange... changes) {
        WordChange[] sorted = changes.clone();
        Arrays.sort(sorted);
        return before.after(sorted);
    }

    private static List<Long> find(WordTrie trie, String word) {
        long[] ids = trie.find(utf8(word));
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < ids.length; i += 2) {
            assertThat(ids[i + 1]).isEqualTo(~ids[i]);
            found.add(ids[i]);
        }
        return found;
    }

    @Test
    void a_word_is_found_and_neither_its_beginning_nor_what_goes_on_from_it() {
        WordTrie trie = after(WordTrie.EMPTY, change("lamplight", 1, true), change("lamp", 2, true));
        assertThat(find(trie, "lamplight")).containsExactly(1L);
        assertThat(find(trie, "lamp")).containsExactly(2L);
        for (String other : List.of("l", "lam", "lampl", "lampli", "lamplights", "lamplighd", "zebra", "é")) {
            assertThat(find(trie, other)).as(other).isEmpty();
        }
    }

    @Test
    void several_nodes_may_have_the_same_word() {
        WordTrie trie = after(WordTrie.EMPTY, change("tide", 7, true), change("tide", 3, true));
        assertThat(find(trie, "tide")).containsExactly(3L, 7L);
        assertThat(find(after(trie, change("tide", 3, false), change("tide", 5, true)), "tide"))
                .containsExactly(5L, 7L);
    }

    @Test
    void what_all_was_taken_from_is_as_it_was_at_first() {
        WordTrie trie = after(WordTrie.EMPTY, change("tide", 1, true), change("tidal", 2, true), change("灯塔", 3, true));
        WordTrie none = after(trie, change("tide", 1, false), change("tidal", 2, false), change("灯塔", 3, false));
        assertThat(find(none, "tide")).isEmpty();
        assertThat(none).usingRecursiveComparison().isEqualTo(WordTrie.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_order_of_changes_gives_what_a_map_gives_and_older_tries_stay_as_they_were(long seed) {
        Random random = new Random(seed);
        Map<String, TreeSet<Long>> model = new HashMap<>();
        Map<Long, String> words = new HashMap<>();
        List<Map<String, TreeSet<Long>>> models = new ArrayList<>();
        List<WordTrie> tries = new ArrayList<>(List.of(WordTrie.EMPTY));
        models.add(Map.of());
        for (int round = 0; round < 40; round++) {
            List<WordChange> changes = new ArrayList<>();
            for (long id = -50; id < 50; id++) {
                if (random.nextInt(4) == 0) {
                    flip(id, random, words, model, changes);
                }
            }
            tries.add(after(tries.get(round), changes.toArray(WordChange[]::new)));
            Map<String, TreeSet<Long>> copy = new HashMap<>();
            model.forEach((word, ids) -> copy.put(word, new TreeSet<>(ids)));
            models.add(copy);
        }
        for (int round = 0; round < tries.size(); round++) {
            assertSame(tries.get(round), models.get(round), seed);
        }
    }

    /** Takes the word of a node away, or gives it one, or another one. */
    private static void flip(
            long id, Random random, Map<Long, String> words, Map<String, TreeSet<Long>> model, List<WordChange> out) {
        String old = words.remove(id);
        if (old != null) {
            out.add(change(old, id, false));
            model.getOrDefault(old, new TreeSet<>()).remove(id);
        }
        String word = word(random);
        if ((old == null || random.nextBoolean()) && !word.equals(old)) {
            words.put(id, word);
            out.add(change(word, id, true));
            model.computeIfAbsent(word, key -> new TreeSet<>(Long::compareUnsigned))
                    .add(id);
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = 1 + random.nextInt(6); length > 0; length--) {
            word.appendCodePoint("abé灯".codePointAt(random.nextInt(4)));
        }
        return word.toString();
    }

    private static void assertSame(WordTrie trie, Map<String, TreeSet<Long>> model, long seed) {
        model.forEach((word, ids) -> {
            List<Long> expected = new ArrayList<>(ids);
            expected.sort(Long::compareUnsigned);
            assertThat(find(trie, word)).as("seed=%d word=%s", seed, word).isEqualTo(expected);
        });
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String word = word(random);
            assertThat(find(trie, word).size())
                    .as("seed=%d word=%s", seed, word)
                    .isEqualTo(model.getOrDefault(word, new TreeSet<>()).size());
        }
    }
}
