package dev.corpusmill.index.plan;

/**
 * What a plan was made against. It may be applied only while all of this is as it was.
 *
 * @param index name of the index
 * @param generation that the plan changes; empty before the first build
 * @param revision of that generation
 * @param recipe of the configuration
 */
public record PlanBase(String index, String generation, String revision, String recipe) {
    /** What differs from another base, for people; empty where nothing does. */
    public String difference(PlanBase now) {
        if (!index.equals(now.index)) {
            return "the plan is for another index: plan=" + index + " index=" + now.index;
        }

        if (!generation.equals(now.generation)) {
            return "another generation is live than when the plan was made: plan=" + name(generation) + " now="
                    + name(now.generation);
        }

        if (!revision.equals(now.revision)) {
            return "the index changed since the plan was made: generation=" + generation + " plan=" + revision + " now="
                    + now.revision;
        }

        return recipe.equals(now.recipe)
                ? ""
                : "the configuration has another recipe than the plan: parser, splitter, model or language changed";
    }

    private static String name(String generation) {
        return generation.isEmpty() ? "none" : generation;
    }
}
