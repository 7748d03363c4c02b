package dev.corpusmill.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What must hold between node groups, and between routes and the groups that they search. */
final class GroupChecks {
    private final JsonNode tree;
    private final ConfigBinder bound;
    private final Problems problems;

    GroupChecks(JsonNode tree, ConfigBinder bound, Problems problems) {
        this.tree = tree;
        this.bound = bound;
        this.problems = problems;
    }

    void run() {
        if (!tree.path("groups").isObject()) {
            return;
        }
        for (String name : ConfigTree.names(tree.path("groups"))) {
            parent(name);
        }
        for (String name : ConfigTree.names(tree.path("search").path("routes"))) {
            String path = "search.routes." + name;
            RouteConfig route = bound.at(path, RouteConfig.class);
            if (route != null) {
                route(path, route);
            }
            ConfigChecks.metadataValues(path + ".filter", tree, bound, problems);
        }
    }

    private void parent(String name) {
        String path = "groups." + name + ".parent";
        String parent = parentOf(name);
        if (!parent.isEmpty() && !tree.path("groups").has(parent)) {
            problems.add(path, "must be another group, was '" + parent + "', which is not configured");
        } else if (ancestors(name).contains(name)) {
            problems.add(path, "must be a coarser group, but '" + name + "' is above '" + parent + "' itself");
        }
    }

    private void route(String path, RouteConfig route) {
        if (route.group().isEmpty() && !tree.path("groups").has(route.searched())) {
            return; // said of the groups: that one is needed
        }
        if (!tree.path("groups").has(route.searched())) {
            problems.add(path + ".group", "must be a configured group, was '" + route.searched() + "'");
        } else if (!route.lift().isEmpty()
                && !route.ranksDocuments()
                && !ancestors(route.searched()).contains(route.lift())) {
            problems.add(
                    path + ".lift",
                    "must be above the group '" + route.searched() + "': groups." + route.searched() + ".parent is '"
                            + parentOf(route.searched()) + "', was '" + route.lift() + "'");
        }
    }

    /** The groups above this one, the next first; ends where they repeat. */
    private List<String> ancestors(String name) {
        List<String> above = new ArrayList<>();
        String next = parentOf(name);
        while (!next.isEmpty() && !above.contains(next)) {
            above.add(next);
            next = parentOf(next);
        }
        return above;
    }

    private String parentOf(String group) {
        String parent = bound.at("groups." + group + ".parent", String.class);
        return parent == null ? "" : parent;
    }
}
