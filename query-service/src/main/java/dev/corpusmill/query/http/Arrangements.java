package dev.corpusmill.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corpusmill.api.store.FieldType;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.query.arrange.Arrangement;
import dev.corpusmill.query.arrange.Boost;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads how a request wants its hits arranged and written. */
final class Arrangements {
    /** The fields of a hit that a request may choose among, and {@code highlights}. */
    static final List<String> FIELDS = List.of(
            "id",
            "document",
            "text",
            "score",
            "title",
            "uri",
            "page",
            "pages",
            "place",
            "charStart",
            "charEnd",
            "codePointStart",
            "codePointEnd",
            "heading",
            "boxes",
            "metadata",
            "routes",
            "highlights");

    private static final int MAX_BOOSTS = 10;
    private static final int MAX_DIVERSE = 100; // each hit is compared with each one before it
    private static final double MAX_DAYS = 365_000;

    private final Filters filters;

    Arrangements(Filters filters) {
        this.filters = filters;
    }

    Arrangement read(Fields fields, int k) {
        Double diversity = fields.number("diversity", 0, 1);
        String group = fields.text("group_by");
        Fields.check(group == null || group.equals("document"), "group_by", "\"document\"");
        Fields.check(
                diversity == null || diversity == 0 || k <= MAX_DIVERSE,
                "diversity",
                "left out where k is above " + MAX_DIVERSE);
        Arrangement read =
                new Arrangement(boosts(fields.raw("boosts")), diversity == null ? 0 : diversity, group != null);
        return read.equals(Arrangement.NONE) ? Arrangement.NONE : read;
    }

    private List<Boost> boosts(JsonNode given) {
        if (given.isMissingNode()) {
            return List.of();
        }
        Fields.check(
                given.isArray() && given.size() <= MAX_BOOSTS,
                "boosts",
                "a list of at most " + MAX_BOOSTS + " objects");
        List<Boost> boosts = new ArrayList<>();
        for (JsonNode one : given) {
            Fields.check(one.isObject(), "boosts", "a list of objects");
            boosts.add(boost(new Fields(one)));
        }
        return boosts;
    }

    private Boost boost(Fields boost) {
        Double weight = boost.number("weight", -Boost.MAX_WEIGHT, Boost.MAX_WEIGHT);
        String recency = boost.text("recency");
        Double halfLife = boost.number("half_life_days", 0, MAX_DAYS);
        boolean filtered = !boost.raw("filter").isMissingNode();
        NodeFilter filter = filters.read(boost);
        boost.refuseUnknown(); // first: what is named wrongly is missing under its right name
        Fields.check(weight != null, "weight", "given with each boost");
        double given = weight == null ? 0 : weight;
        Fields.check(filtered != (recency != null), "boosts", "objects with either a filter or a recency");
        if (recency == null) {
            Fields.check(halfLife == null, "half_life_days", "left out without recency");
            return new Boost.Matching(filter, given);
        }
        Fields.check(
                recency.equals(Boost.Recency.MODIFIED) || recency.startsWith(FieldType.METADATA),
                "recency",
                "\"modified\" or the name of a field, like \"metadata.published\"");
        Fields.check(halfLife != null && halfLife > 0, "half_life_days", "more than 0, with recency");
        return new Boost.Recency(recency, halfLife == null ? 1 : halfLife, given);
    }

    Presentation presentation(Fields fields) {
        Set<String> chosen = new LinkedHashSet<>(fields.texts("fields", FIELDS.size()));
        Fields.check(
                FIELDS.containsAll(chosen), "fields", "among " + String.join(", ", FIELDS) + "; given were " + chosen);
        String highlights = fields.text("highlights");
        Presentation.Unit unit = Presentation.Unit.NONE;
        if (highlights != null) {
            unit = highlights.equals(Presentation.Unit.UTF_16.label())
                    ? Presentation.Unit.UTF_16
                    : Presentation.Unit.CODE_POINTS;
            Fields.check(unit.label().equals(highlights), "highlights", "\"utf-16\" or \"code-points\"");
        }
        Fields.check(
                !chosen.contains("highlights") || unit != Presentation.Unit.NONE,
                "highlights",
                "given where fields names it");
        Fields.check(
                unit == Presentation.Unit.NONE || chosen.isEmpty() || chosen.contains("highlights"),
                "fields",
                "given with highlights among them where highlights is given");
        return new Presentation(chosen, unit);
    }
}
