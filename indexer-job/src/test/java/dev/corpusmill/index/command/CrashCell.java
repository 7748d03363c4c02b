package dev.corpusmill.index.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One cell of the crash matrix: where something goes wrong, what, in which run, on which store; the seed says when. */
record CrashCell(Place place, Fault fault, Command command, Kind store, long seed) {
    /** Where it happens. */
    enum Place {
        LIST,
        PARSE,
        SPLIT,
        EMBED,
        NODE_WRITE,
        /** The store says that it has the rows, and has not. */
        WRITE_LOST,
        STALE_DELETE,
        CATALOGUE_WRITE,
        CHECKPOINT,
        /** When tasks start again after an exception. */
        RESTORE,
        PROMOTE,
        DROP
    }

    /** What happens. */
    enum Fault {
        EXCEPTION,
        KILLED,
        /** 30 s on an injected clock, in which other things happen. */
        STALL
    }

    /** What is run. */
    enum Command {
        SYNC,
        REBUILD,
        WATCH
    }

    /** What it is run on. */
    enum Kind {
        LUCENE,
        MILVUS
    }

    private static final Map<Place, Map<Command, String>> LEFT_OUT = new EnumMap<>(Place.class);

    static {
        String keeps = "drops no generation: rebuild drops what its promotion retired";
        LEFT_OUT.put(Place.DROP, Map.of(Command.SYNC, "a sync " + keeps, Command.WATCH, "a watch " + keeps));
    }

    /** All cells of a seed, those included that make no sense. */
    static List<CrashCell> all(long seed) {
        List<CrashCell> cells = new ArrayList<>();
        for (Place place : Place.values()) {
            for (Fault fault : Fault.values()) {
                for (Command command : Command.values()) {
                    for (Kind store : Kind.values()) {
                        cells.add(new CrashCell(place, fault, command, store, seed));
                    }
                }
            }
        }
        return cells;
    }

    /** Why the cell makes no sense; empty where it does. */
    Optional<String> leftOut() {
        return Optional.ofNullable(LEFT_OUT.getOrDefault(place, Map.of()).get(command));
    }

    /** Whether the run makes the first generation: only then a sync or a watch promotes one. */
    boolean first() {
        return place == Place.PROMOTE && command != Command.REBUILD;
    }

    /**
     * Whether rows may be missing that no run knows of, because the store took them and the row that closes their document:
     * then the audit names them, and its repair brings them back.
     */
    boolean onlyAuditSees() {
        return place == Place.WRITE_LOST;
    }

    /** A number for whatever the seed decides in this cell. */
    long dice() {
        return seed * 1_000_003 + Objects.hash(place.ordinal(), fault.ordinal(), command.ordinal(), store.ordinal());
    }

    static CrashCell parse(String text) {
        String[] parts = text.toUpperCase(Locale.ROOT).replace('-', '_').split("/");
        return new CrashCell(
                Place.valueOf(parts[0]),
                Fault.valueOf(parts[1]),
                Command.valueOf(parts[2]),
                Kind.valueOf(parts[3]),
                Long.parseLong(parts[4]));
    }

    @Override
    public String toString() {
        return (place + "/" + fault + "/" + command + "/" + store + "/" + seed)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }
}
