package dev.corpusmill.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corpusmill.api.search.Query;
import dev.corpusmill.api.store.NodeFilter;
import dev.corpusmill.embed.TestEmbedder;
import org.junit.jupiter.api.Test;

class DenseRouteTest {
    @Test
    void it_surely_ends_in_time_only_where_no_model_is_asked() {
        DenseRoute route = new DenseRoute("dense", new TestEmbedder(), "asked before"::equals);
        assertThat(route.keepsDeadline(query("asked before"))).isTrue();
        assertThat(route.keepsDeadline(query("new"))).isFalse();
        assertThat(new DenseRoute(new TestEmbedder()).keepsDeadline(query("asked before")))
                .isFalse();
    }

    private static Query query(String question) {
        return new Query(question, "chunk", 5, NodeFilter.all());
    }
}
