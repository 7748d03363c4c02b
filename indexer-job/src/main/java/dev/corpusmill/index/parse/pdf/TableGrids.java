package dev.corpusmill.index.parse.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the grids that lines of a page form by crossing each other. */
final class TableGrids {
    /** Borders nearer to each other than this many points are one: no row or column is that narrow. */
    static final float NEAR = 4;

    private static final long MAX_PAIRS = 4_000_000;
    private static final int MAX_BORDERS = 400;
    private static final int MAX_GRIDS = 100; // of one page; drawings have more
    /** How far lines stick out beyond the last one that crosses them where the table has no outer border. */
    private static final float OPEN_SIDE = 12;

    private TableGrids() {}

    /** Grids of two rows and two columns or more, from the smallest to the largest; none that holds another one. */
    static List<TableGrid> of(List<Ruling> rulings) {
        List<Ruling> level = Ruling.joined(rulings, true);
        List<Ruling> upright = Ruling.joined(rulings, false);
        List<TableGrid> grids = new ArrayList<>();
        if ((long) level.size() * upright.size() > MAX_PAIRS) {
            return grids;
        }
        int[] group = groups(level, upright);
        for (int start = 0; start < level.size(); start++) {
            if (group[start] == start) {
                TableGrid grid = grid(level, upright, group, start);
                if (grid.rows() > 1 && grid.columns() > 1) {
                    grids.add(grid);
                }
            }
        }
        if (grids.size() > MAX_GRIDS) {
            return List.of();
        }
        grids.sort(Comparator.comparingDouble(TableGrid::area));
        grids.removeIf(outer -> grids.stream().anyMatch(inner -> inner.area() < outer.area() && outer.contains(inner)));
        return grids;
    }

    /** For each line, level ones first, the first of those it hangs together with. */
    private static int[] groups(List<Ruling> level, List<Ruling> upright) {
        int[] group = new int[level.size() + upright.size()];
        Arrays.setAll(group, i -> i);
        for (int i = 0; i < level.size(); i++) {
            for (int j = 0; j < upright.size(); j++) {
                if (level.get(i).meets(upright.get(j))) {
                    int one = root(group, i);
                    int other = root(group, level.size() + j);
                    group[Math.max(one, other)] = Math.min(one, other);
                }
            }
        }
        Arrays.setAll(group, i -> root(group, i));
        return group;
    }

    private static int root(int[] group, int of) {
        int root = of;
        while (group[root] != root) {
            group[root] = group[group[root]];
            root = group[root];
        }
        return root;
    }

    private static TableGrid grid(List<Ruling> level, List<Ruling> upright, int[] group, int start) {
        List<Ruling> across = new ArrayList<>();
        List<Ruling> down = new ArrayList<>();
        for (int i = 0; i < group.length; i++) {
            if (group[i] == start) {
                boolean isLevel = i < level.size();
                (isLevel ? across : down).add(isLevel ? level.get(i) : upright.get(i - level.size()));
            }
        }
        return new TableGrid(borders(down, across), borders(across, down), across, down);
    }

    /** Where lines stand, and where the lines that cross them end beyond the outermost. */
    private static float[] borders(List<Ruling> lines, List<Ruling> crossing) {
        List<Float> borders = new ArrayList<>();
        lines.forEach(line -> borders.add(line.at()));
        borders.sort(null);
        for (int i = borders.size() - 1; i > 0; i--) {
            if (borders.get(i) - borders.get(i - 1) <= NEAR) {
                borders.remove(i);
            }
        }
        if (borders.isEmpty()) {
            return new float[] {0};
        }
        float from = Float.MAX_VALUE;
        float to = -Float.MAX_VALUE;
        for (Ruling line : crossing) {
            from = Math.min(from, line.from());
            to = Math.max(to, line.to());
        }
        if (from < borders.get(0) - OPEN_SIDE) {
            borders.add(0, from);
        }
        if (to > borders.get(borders.size() - 1) + OPEN_SIDE) {
            borders.add(to);
        }
        float[] all = new float[Math.min(MAX_BORDERS, borders.size())];
        for (int i = 0; i < all.length; i++) {
            all[i] = borders.get(i);
        }
        return all;
    }
}
