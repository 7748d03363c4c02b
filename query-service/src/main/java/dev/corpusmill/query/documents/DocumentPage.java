package dev.corpusmill.query.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One page of a list of documents.
 *
 * @param total number of documents that the query lets pass
 * @param states number of documents in each state, of those that source and search let pass
 * @param sources names of all sources that have documents
 */
public record DocumentPage(
        List<DocumentEntry> entries, int total, Map<DocumentState, Integer> states, List<String> sources) {
    /** By what documents are ordered; equal ones by id. */
    public enum Order {
        NAME,
        STATE,
        SIZE,
        MODIFIED,
        INDEXED,
        CHUNKS
    }

    /**
     * Which documents, and in what order.
     *
     * @param source name of a source; empty for all
     * @param search words in name or title, in upper or lower case; empty for all
     * @param offset so many are left out before the first
     */
    public record Query(
            String source,
            Set<DocumentState> states,
            String search,
            Order order,
            boolean descending,
            int offset,
            int limit) {
        public Query {
            states = Set.copyOf(states);
        }
    }

    /** The page of a list that is ordered by id. */
    public static DocumentPage of(List<DocumentEntry> visible, Query query) {
        Map<DocumentState, Integer> states = new EnumMap<>(DocumentState.class);
        TreeSet<String> sources = new TreeSet<>();
        List<DocumentEntry> found = new ArrayList<>();
        String search = query.search().toLowerCase(Locale.ROOT);
        for (DocumentEntry entry : visible) {
            sources.add(entry.source());
            if (!query.source().isEmpty() && !query.source().equals(entry.source())) {
                continue;
            }
            if (!search.isEmpty() && !matches(entry, search)) {
                continue;
            }
            states.merge(entry.state(), 1, Integer::sum);
            if (query.states().contains(entry.state())) {
                found.add(entry);
            }
        }
        if (query.order() != Order.NAME || query.descending()) {
            Comparator<DocumentEntry> order = comparator(query.order());
            found.sort(query.descending() ? order.reversed() : order); // stable: equal ones stay by id
        }
        int from = Math.min(query.offset(), found.size());
        int to = Math.min(found.size(), from + query.limit());
        return new DocumentPage(List.copyOf(found.subList(from, to)), found.size(), states, List.copyOf(sources));
    }

    private static boolean matches(DocumentEntry entry, String search) {
        return entry.name().toLowerCase(Locale.ROOT).contains(search)
                || entry.title().toLowerCase(Locale.ROOT).contains(search);
    }

    private static Comparator<DocumentEntry> comparator(Order order) {
        return switch (order) {
            case NAME -> Comparator.comparing(DocumentEntry::id);
            case STATE -> Comparator.comparing(DocumentEntry::state);
            case SIZE -> Comparator.comparingLong(DocumentEntry::size);
            case MODIFIED -> Comparator.comparingLong(DocumentEntry::modifiedMillis);
            case INDEXED -> Comparator.comparingLong(DocumentEntry::readMillis);
            case CHUNKS -> Comparator.comparingInt(entry -> entry.nodes().getOrDefault("chunk", 0));
        };
    }
}
