package dev.corpusmill.store.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.api.store.NodeFilter.And;
import dev.corpusmill.api.store.NodeFilter.Eq;
import dev.corpusmill.api.store.NodeFilter.In;
import dev.corpusmill.api.store.NodeFilter.Or;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MilvusFiltersTest {
    private static final String VISIBLE = "((tenant == \"a\") and array_contains_any(principals,[\"everyone\"]))";
    private static final In NONE = new In("document_id", Set.of());

    private final MilvusFilters filters = new MilvusFilters(Map.of());

    @Test
    void a_filter_that_lets_everything_pass_costs_no_row_an_evaluation() {
        NodeFilter visible = NodeFilter.visibleTo("a", Set.of("everyone"));
        assertThat(filters.expression(visible.and(NodeFilter.all()))).isEqualTo(VISIBLE);
        assertThat(filters.expression(NodeFilter.all().and(NodeFilter.all()))).isEmpty();
    }

    @Test
    void a_filter_that_lets_nothing_pass_is_left_out_of_alternatives_only() {
        Eq one = new Eq("document_id", "one");
        assertThat(filters.expression(new Or(List.of(NONE, one)))).isEqualTo("(document_id == \"one\")");
        assertThat(filters.expression(new Or(List.of(NONE, NONE)))).isEqualTo(MilvusFilters.NOTHING);
        assertThat(filters.expression(new And(List.of(NONE, one))))
                .isEqualTo("(" + MilvusFilters.NOTHING + " and (document_id == \"one\"))");
    }
}
