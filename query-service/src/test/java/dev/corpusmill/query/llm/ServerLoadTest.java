package dev.corpusmill.query.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerLoadTest {
    @Test
    void load_is_summed_over_engines_and_read_from_vllms_names_only() {
        String metrics = """
                # HELP vllm:num_requests_running Number of requests in model execution batches.
                # TYPE vllm:num_requests_running gauge
                vllm:num_requests_running{engine="0",model_name="tiny"} 3.0
                vllm:num_requests_running{engine="1",model_name="tiny"} 4.0
                vllm:num_requests_waiting{engine="0",model_name="tiny"} 2.0
                vllm:num_requests_waiting_by_reason{engine="0",model_name="tiny",reason="capacity"} 2.0
                vllm:kv_cache_usage_perc{engine="0",model_name="tiny"} 0.06940371456500494
                vllm:kv_cache_usage_perc{engine="1",model_name="tiny"} 1e-1
                """;
        assertThat(ServerLoad.parse(metrics)).contains(new ServerLoad(9, 0.1));
    }

    @Test
    void other_metrics_are_no_load_and_what_is_no_number_counts_nothing() {
        assertThat(ServerLoad.parse("process_cpu_seconds_total 12.5\n\nnonsense"))
                .isEmpty();
        assertThat(ServerLoad.parse("vllm:num_requests_running{engine=\"0\"} NaN"))
                .contains(new ServerLoad(0, 0));
    }
}
