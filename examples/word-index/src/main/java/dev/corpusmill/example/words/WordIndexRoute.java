package dev.corpusmill.example.words;

import dev.corpusmill.api.model.Deadline;
import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.model.Node;
import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.search.Route;
import dev.corpusmill.api.store.GenerationReader;
import dev.corpusmill.api.store.ScoredNode;
import dev.corpusmill.api.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Finds the nodes whose text is a word of the question, in an index of its own. */
final class WordIndexRoute implements Route {
    private static final int BATCH = 256; // nodes that are read at once

    private final String name;
    private final String group;
    private final int maxNodes;
    /** What the next view is compared with. */
    private final AtomicReference<Prepared> last = new AtomicReference<>(new Prepared(WordTable.EMPTY, WordTrie.EMPTY));
    /** What each open view is searched by; it goes with its reader. */
    private final Map<GenerationReader, View> views = Collections.synchronizedMap(new WeakHashMap<>());

    /** The nodes of a view, by id and by word. */
    private record Prepared(WordTable table, WordTrie trie) {}

    /**
     * What a view is searched by.
     *
     * @param problem why it cannot be searched; empty where it can
     */
    private record View(WordTrie trie, String problem) {}

    WordIndexRoute(String name, String group, int maxNodes) {
        this.name = name;
        this.group = group;
        this.maxNodes = maxNodes;
    }

    @Override
    public String name() {
        return name;
    }

    /** Reads the nodes of the view once, by ascending id, and changes the index where they differ from the last ones. */
    @Override
    public void prepare(GenerationReader reader) {
        if (!reader.manifest().groups().contains(group)) {
            views.put(reader, new View(WordTrie.EMPTY, "the generation has no node group " + group));
            return;
        }
        Prepared before = last.get();
        WordTable.Walk walk = new WordTable.Walk(before.table());
        reader.scan(group, "", "", node -> {
            byte[] word = Words.only(node.text());
            if (word.length > 0 && walk.size() <= maxNodes) {
                walk.next(NodeId.parse(node.id()), word);
            }
        });
        if (walk.size() > maxNodes) {
            views.put(reader, new View(WordTrie.EMPTY, "more nodes of one word than max-nodes: limit=" + maxNodes));
            return;
        }
        Prepared after = new Prepared(walk.table(), before.trie().after(walk.changes()));
        views.put(reader, new View(after.trie(), ""));
        last.compareAndSet(before, after); // whichever view was prepared meanwhile serves as well: both are whole
    }

    @Override
    public List<ScoredNode> search(GenerationReader reader, Query query, int candidates, Deadline deadline) {
        WordTrie trie = trie(reader, query.group());
        List<ScoredNode> hits = new ArrayList<>();
        for (byte[] word : Words.of(query.question())) {
            long[] ids = trie.find(word);
            for (int from = 0; from < ids.length && hits.size() < candidates; from += 2 * BATCH) {
                if (deadline.expired()) {
                    throw new StoreException(FailureKind.TRANSIENT, "search passed its deadline");
                }
                add(word, Arrays.copyOfRange(ids, from, Math.min(ids.length, from + 2 * BATCH)), reader, query, hits);
            }
        }
        return hits.size() <= candidates ? hits : hits.subList(0, candidates);
    }

    private WordTrie trie(GenerationReader reader, String asked) {
        View view = views.get(reader);
        String problem = !asked.equals(group)
                ? "the route searches another group: asked=" + asked
                : view == null ? "the view was not prepared" : view.problem();
        if (view == null || !problem.isEmpty()) {
            throw new StoreException(
                    FailureKind.REJECTED, "no word index: route=" + name + " group=" + group + " reason=" + problem);
        }
        return view.trie();
    }

    /**
     * Reads nodes from the searched view itself and by the query's filter. A store whose views move on under their readers may
     * have another word there by now: such a node is no hit.
     */
    private static void add(byte[] word, long[] ids, GenerationReader reader, Query query, List<ScoredNode> hits) {
        List<String> wanted = new ArrayList<>(ids.length / 2);
        for (int i = 0; i < ids.length; i += 2) {
            wanted.add(NodeId.format(ids[i], ids[i + 1]));
        }
        List<ScoredNode> found = new ArrayList<>(wanted.size());
        for (Node node : reader.fetch(query.group(), wanted, query.filter())) {
            if (Arrays.equals(word, Words.only(node.text()))) {
                found.add(new ScoredNode(node, 1));
            }
        }
        found.sort(ScoredNode.BEST_FIRST);
        hits.addAll(found);
    }
}
