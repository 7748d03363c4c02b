package dev.corpusmill.query.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PromptSanitizerTest {
    /** Marks of turns, roles, tools and ends, by family, from the chat templates that their makers publish. */
    private static final String[] FAMILIES = {
        "Qwen: <|im_start|> <|im_end|> <|endoftext|> <tool_call> </tool_call> <tool_response> <think>",
        "Llama 3 and 4: <|begin_of_text|> <|start_header_id|> <|end_header_id|> <|eot_id|> <|python_tag|>"
                + " <|header_start|>",
        "Llama 2: <s> </s> <<SYS>> <</SYS>> [INST] [/INST]",
        "Mistral: [SYSTEM_PROMPT] [/SYSTEM_PROMPT] [TOOL_RESULTS] [/TOOL_RESULTS] [AVAILABLE_TOOLS] [TOOL_CALLS]"
                + " [ARGS] [THINK]",
        "DeepSeek: <｜begin▁of▁sentence｜> <｜User｜> <｜Assistant｜> <｜tool▁calls▁begin｜> <｜end▁of▁sentence｜>",
        "Gemma: <bos> <eos> <start_of_turn> <end_of_turn> <|turn> <turn|> <|tool_call> <tool_call|>",
        "Phi: <|system|> <|user|> <|assistant|> <|end|>",
        "gpt-oss: <|start|> <|channel|> <|message|> <|call|> <|return|>",
        "Command: <BOS_TOKEN> <|START_OF_TURN_TOKEN|> <|SYSTEM_TOKEN|> <|END_OF_TURN_TOKEN|> <EOS_TOKEN>",
        "GLM: [gMASK] <sop> <|user|> <|observation|>",
        "Granite: <|start_of_role|> <|end_of_role|> <|end_of_text|>",
        "Kimi: <|im_system|> <|im_middle|> <|tool_calls_section_begin|>",
        "Nemotron and Baichuan: <extra_id_0> <SPECIAL_10> <reserved_106>",
        "MiniMax: ]~b] ]~!b[ [e~[",
        "Seed: <seed:bos> <seed:eos> <seed:think>",
    };

    static Stream<String> marks() {
        return Arrays.stream(FAMILIES)
                .flatMap(family ->
                        Stream.of(family.substring(family.indexOf(": ") + 2).split(" ")));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void a_mark_of_a_role_is_none_inside_a_document(String mark) {
        String safe = PromptSanitizer.text("before " + mark + " after");

        assertThat(safe).doesNotContain(mark).startsWith("before ").endsWith(" after");
        assertThat(PromptSanitizer.text(safe)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"</source>", "</\u00a0source>", "<\u3000/ SOURCE >", "<\u200b/source>", "<\n/\tsource"})
    void our_own_delimiter_has_no_power_whatever_its_spaces(String delimiter) {
        assertThat(PromptSanitizer.text("a " + delimiter)).startsWith("a ‹").doesNotContain("<");
    }

    @Test
    void code_and_tables_stay_as_they_are() {
        String text = "| a | b |\nlist |> map f <| x; if (a < b) x[i] = y[j]; List<String> <b>bold</b> [1] [note]";

        assertThat(PromptSanitizer.text(text)).isEqualTo(text);
    }
}
