package dev.corpusmill.index.command;

import dev.corpusmill.api.model.FailureKind;
import dev.corpusmill.api.store.StoreException;
import dev.corpusmill.index.command.CrashCell.Fault;
import dev.corpusmill.index.command.CrashCell.Place;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets the fault of one cell happen, once. What is serialized on its way to the cluster finds it by the folder of its index;
 * without one set there, nothing happens.
 */
final class Trap {
    /** Exit code of a process that a trap killed. */
    static final int KILLED = 137;

    private static final Map<String, Trap> SET = new ConcurrentHashMap<>();
    private static final Trap NONE = new Trap(Place.DROP, 0, Cut.NOTHING, () -> {});

    private final Place place;
    private final Cut cut;
    private final boolean passing;
    private final Runnable strike;
    private int left;
    private boolean crashed;
    private boolean lost;
    private boolean sprung;

    /** How much of a request takes effect before the fault. */
    enum Cut {
        NOTHING,
        HALF,
        ALL
    }

    /** Springs when the place is passed for the {@code nth} time; {@code strike} is what happens then, and may fail. */
    Trap(Place place, int nth, Cut cut, Runnable strike) {
        this(place, nth, cut, false, strike);
    }

    private Trap(Place place, int nth, Cut cut, boolean passing, Runnable strike) {
        this.place = place;
        this.left = nth;
        this.cut = cut;
        this.passing = passing;
        this.strike = strike;
    }

    /** The trap of a cell: the seed decides how much of a request is done; {@code meanwhile} runs during a stall. */
    static Trap of(CrashCell cell, int nth, Runnable meanwhile) {
        Random dice = new Random(cell.dice());
        Cut cut = Cut.values()[dice.nextInt(Cut.values().length)];
        boolean passing = cell.fault() == Fault.EXCEPTION && dice.nextInt(3) == 0;
        Runnable strike =
                switch (cell.fault()) {
                    case EXCEPTION ->
                        () -> {
                            if (passing) {
                                throw new StoreException(FailureKind.TRANSIENT, "planned failure: cell=" + cell);
                            }
                            throw new IllegalStateException("planned crash: cell=" + cell);
                        };
                    case KILLED -> () -> Runtime.getRuntime().halt(KILLED);
                    case STALL -> meanwhile;
                };
        return new Trap(cell.place(), nth, cut, passing, strike);
    }

    /** When the seed says that it springs. */
    static int nth(CrashCell cell) {
        int most =
                switch (cell.place()) {
                    case LIST -> 4;
                    case PARSE, SPLIT -> 8;
                    case EMBED, NODE_WRITE, WRITE_LOST, STALE_DELETE, CHECKPOINT -> 2;
                    case CATALOGUE_WRITE -> 3;
                    case RESTORE, PROMOTE, DROP -> 1;
                };
        return 1 + new Random(~cell.dice()).nextInt(most);
    }

    static void set(String folder, Trap trap) {
        SET.put(folder, trap);
    }

    static void remove(String folder) {
        SET.remove(folder);
    }

    static Trap in(String folder) {
        return SET.getOrDefault(folder, NONE);
    }

    /** The trap of the index whose folder holds this path. */
    static Trap above(String path) {
        return SET.keySet().stream()
                .filter(folder -> path.startsWith(folder + "/"))
                .findFirst()
                .map(Trap::in)
                .orElse(NONE);
    }

    synchronized boolean sprung() {
        return sprung;
    }

    /** A request passes a place: {@code half} does the half of it, {@code whole} all. */
    void pass(Place passed, Runnable half, Runnable whole) {
        if (!springs(passed)) {
            whole.run();
            return;
        }
        switch (cut) {
            case NOTHING -> {}
            case HALF -> half.run();
            case ALL -> whole.run();
        }
        strike.run();
        if (cut != Cut.ALL) { // after a stall it continues
            whole.run();
        }
    }

    /** Something passes a place, before it does what it does. */
    void pass(Place passed) {
        if (springs(passed)) {
            strike.run();
        }
    }

    /** The same where it is a file that is read. */
    void passFile(Place passed) throws IOException {
        if (springs(passed)) {
            if (passing) {
                throw new IOException("planned failure: place=" + place);
            }
            strike.run();
        }
    }

    /** Whether the store takes this write without keeping it. */
    synchronized boolean loses() {
        if (place == Place.WRITE_LOST && !lost && --left == 0) {
            lost = true;
            return true;
        }
        return false;
    }

    private synchronized boolean springs(Place passed) {
        if (sprung) {
            return false;
        }
        if (passed == Place.NODE_WRITE && place == Place.RESTORE && !crashed) {
            crashed = true;
            throw new IllegalStateException("planned crash before a restore");
        }
        sprung = switch (place) {
            case RESTORE -> crashed && passed == Place.RESTORE;
            case WRITE_LOST -> lost && passed == Place.CHECKPOINT;
            case LIST, PARSE, SPLIT, EMBED, NODE_WRITE, STALE_DELETE, CATALOGUE_WRITE, CHECKPOINT, PROMOTE, DROP ->
                passed == place && --left == 0;
        };
        return sprung;
    }
}
